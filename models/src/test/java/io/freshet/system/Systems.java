package io.freshet.system;

import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import java.util.stream.Stream;

/** Every system of the catalogue, small and with odd sizes, and other forms of some. */
public final class Systems {
  static final int ITEMS = 31;

  private Systems() {}

  /**
   * @param parameters counted by hand
   */
  public record Listed(String title, RankingSystem system, long parameters) {
    @Override
    public String toString() {
      return title;
    }
  }

  public static Stream<Listed> all() {
    return Stream.concat(catalogue(), variants());
  }

  /** To be in the catalogue is to be tested. */
  static Stream<Listed> catalogue() {
    return SystemCatalogue.all().stream().map(Systems::small).map(Systems::listed);
  }

  /** Width 24 for 3 heads, 2 blocks, 23 items. */
  static SystemPlan small(SystemDefinition definition) {
    return new SystemPlan(
        definition,
        definition
            .standard()
            .withLongest(23)
            .withWidth(24)
            .withHeads(3)
            .withDepth(2)
            .withDropout(0.1));
  }

  static SequenceSystem built(SystemPlan plan) {
    return plan.forCatalogue(ITEMS, plan.objective());
  }

  static SystemPlan deep(SystemPlan plan, int depth) {
    return plan.with(plan.settings().withDepth(depth));
  }

  static SystemPlan with(SystemPlan plan, String knob, int value) {
    return plan.with(plan.settings().with(knob, Integer.toString(value)));
  }

  static GraphShapes graph(SystemPlan plan, Emission emission) {
    SequenceSystem system = built(plan);
    return new GraphShapes(system, Inputs.weights(system, 2), emission);
  }

  private static Stream<Listed> variants() {
    SystemPlan sasRec = small(new SasRec());
    SystemPlan relative = sasRec.with(sasRec.settings().with("positions", "relative").withDepth(3));
    SystemPlan shallow = sasRec.with(sasRec.settings().withDepth(1));
    SystemPlan albert = small(new Albert());
    SystemPlan groups = albert.with(albert.settings().with("groups", "2").withDepth(3));
    SystemPlan interlaced = small(new InterlacedSparse());
    SystemPlan crossed = small(new CrissCross());
    return Stream.of(
        withoutBias(sasRec),
        listed("sasrec, relative positions", relative),
        listed("sasrec, one block", shallow),
        listed("albert, two groups", groups),
        listed("ernie-entities, four blocks", deep(small(new ErnieEntities()), 4)),
        listed("transformer-xl, segments of four", with(small(new TransformerXl()), "segment", 4)),
        listed("transformer-xl, a memory of three", with(small(new TransformerXl()), "memory", 3)),
        listed("interlaced, rows of four", with(interlaced, "row", 4)),
        listed("criss-cross, rows of four", with(crossed, "columns", 4)),
        new Listed("mean of items", MeanOfItems.of(ITEMS, 15, 23), 32 * 15));
  }

  private static Listed withoutBias(SystemPlan plan) {
    SequenceSystem whole = built(plan);
    Parts parts = whole.parts().withTable(new PlainTable(ITEMS, 24, ItemBias.NONE));
    return new Listed(
        plan.name() + ", no item bias",
        new SequenceSystem(plan.name(), whole.longest(), parts),
        ParameterFormulas.of(plan, ITEMS) - ITEMS - 1);
  }

  private static Listed listed(SystemPlan plan) {
    return listed(plan.name(), plan);
  }

  private static Listed listed(String title, SystemPlan plan) {
    return new Listed(title, built(plan), ParameterFormulas.of(plan, ITEMS));
  }
}
