package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import io.freshet.block.FullAttention;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a recurrence with attention claims. */
final class GruAttentionTest {
  @Test
  void itAsksOnceAndNeverEveryPositionOfEveryOther() throws OrtException {
    int length = 22;
    SequenceSystem system = Systems.built(Systems.small(new GruAttention()));
    long[] items = Inputs.items(system, 1, length, 4);
    GraphShapes graph = Systems.graph(Systems.small(new GruAttention()), Emission.PRIMITIVE);
    assertThat(GraphShapes.squares(graph.computed(items), length)).isEmpty();
  }

  @Test
  void itsAttentionIsSharedAmongRealItemsAlone() {
    SequenceSystem system = Systems.built(Systems.small(new GruAttention()));
    long[] items = {0, 0, 0, 4, 9, 2, 7};
    List<double[]> heard = Runs.heard(system, items, 1, FullAttention.PROBABILITIES);
    double[] newest = Arrays.copyOfRange(heard.get(0), 6 * 7, 7 * 7);
    assertThat(Arrays.stream(newest, 0, 3).sum()).isZero();
    assertThat(Arrays.stream(newest, 3, 7).sum()).isCloseTo(1, Offset.offset(1e-12));
  }
}
