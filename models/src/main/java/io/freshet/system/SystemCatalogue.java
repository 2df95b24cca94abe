package io.freshet.system;

import io.freshet.config.Nearest;
import java.util.List;

/** Every named system. To be listed is to be trained, exported and tested like the others. */
public final class SystemCatalogue {
  private static final List<SystemDefinition> ALL =
      List.of(
          new SasRec(),
          new CausalTransformer(),
          new TransformerXl(),
          new RetNet(),
          new Bert4Rec(),
          new MaskedHistory(),
          new ItemUVit(),
          new Ernie(),
          new Ernie2(),
          new ErnieGen(),
          new ErnieEntities(),
          new XlNet(),
          new Albert(),
          new Linformer(),
          new Lsra(),
          new GruAttention(),
          new LstmAttention(),
          new LightSans(),
          new InterlacedSparse(),
          new CrissCross(),
          new CompactGeneralisedNonLocal());

  private SystemCatalogue() {}

  public static List<SystemDefinition> all() {
    return ALL;
  }

  /**
   * @throws UnfitSystem when none has this name, with the nearest one
   */
  public static SystemDefinition named(String name) {
    List<String> names = ALL.stream().map(definition -> definition.card().name()).toList();
    return ALL.stream()
        .filter(definition -> definition.card().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitSystem(
                    "no system is named '%s'%s; there are %s"
                        .formatted(name, Nearest.hint(name, names), String.join(", ", names))));
  }
}
