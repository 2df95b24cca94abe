package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import org.junit.jupiter.api.Test;

/** What Linformer claims of its cost. */
final class LinformerTest {
  private static final int LENGTH = 22;

  @Test
  void itMakesNoSquareOfTheLength() throws OrtException {
    long[] items = Inputs.items(Systems.built(Systems.small(new Linformer())), 1, LENGTH, 4);
    assertThat(
            GraphShapes.squares(
                Systems.graph(Systems.small(new Linformer()), Emission.PRIMITIVE).computed(items),
                LENGTH + 1))
        .isEmpty();
    assertThat(
            GraphShapes.squares(
                Systems.graph(Systems.small(new Bert4Rec()), Emission.PRIMITIVE).computed(items),
                LENGTH + 1))
        .as("the check sees a square where there is one")
        .isNotEmpty();
  }

  @Test
  void itCostsAtMostALittleMoreThanTwiceForTwiceTheLength() {
    SystemPlan plan = SystemPlan.of(new Linformer());
    SequenceSystem system = Systems.built(plan.with(plan.settings().withLongest(8192)));
    for (int length : new int[] {1024, 2048, 4096}) {
      Cost once = Cost.ofEncoding(system, length);
      Cost twice = Cost.ofEncoding(system, 2 * length);
      assertThat(twice.flops() / once.flops()).isLessThanOrEqualTo(2.3);
      assertThat(twice.bytes() / once.bytes()).isLessThanOrEqualTo(2.3);
    }
  }
}
