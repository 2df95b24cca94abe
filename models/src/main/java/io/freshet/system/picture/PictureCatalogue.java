package io.freshet.system.picture;

import io.freshet.config.Nearest;
import io.freshet.system.UnfitSystem;
import java.util.List;

/** Every named picture system. To be listed is to be trained, measured and tested. */
public final class PictureCatalogue {
  private static final List<PictureDefinition> ALL =
      List.of(
          new Vit(),
          new PlainTrunk(),
          new SqueezeExcitationTrunk(),
          new ConvolutionalBlockTrunk(),
          // What: channels
          new EfficientChannelTrunk(),
          new FrequencyChannelTrunk(),
          new GatedChannelTrunk(),
          new SecondOrderTrunk(),
          // Where: places
          new SpatialTransformerTrunk(),
          new NonLocalTrunk(),
          new GlobalContextTrunk(),
          new ExternalAttentionTrunk(),
          new DoubleAttentionTrunk(),
          new CrissCrossTrunk(),
          new InterlacedTrunk(),
          new CompactNonLocalTrunk(),
          // Which branch
          new SelectiveKernelTrunk(),
          new HighwayTrunk(),
          new DynamicConvolutionTrunk(),
          new SplitAttentionTrunk(),
          // What and where
          new BottleneckTrunk(),
          new CoordinateTrunk(),
          new SimpleParameterFreeTrunk(),
          new TripletTrunk(),
          new DualAttentionTrunk(),
          new LargeKernelTrunk());

  private PictureCatalogue() {}

  public static List<PictureDefinition> all() {
    return ALL;
  }

  /** ViT, the plain trunk and the two gates most are compared with: for a quick look. */
  public static List<PictureDefinition> first() {
    return ALL.subList(0, 4);
  }

  /**
   * @throws UnfitSystem when none has this name, with the nearest one
   */
  public static PictureDefinition named(String name) {
    List<String> names = ALL.stream().map(definition -> definition.card().name()).toList();
    return ALL.stream()
        .filter(definition -> definition.card().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitSystem(
                    "no picture system is named '%s'%s; there are %s"
                        .formatted(name, Nearest.hint(name, names), String.join(", ", names))));
  }
}
