package io.freshet.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.OnnxRuntime.Ranked;
import io.freshet.system.MeanOfItems;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GroupedTopTest {
  private static final int ITEMS = 4099;
  private static final int WIDTH = 3;

  private final MeanOfItems system = MeanOfItems.of(ITEMS, WIDTH, 7);
  private final Map<String, Weights> weights = new LinkedHashMap<>();

  /** Small whole numbers: many items score exactly the same. */
  GroupedTopTest() {
    Random random = new Random(3);
    Cost.declarations(system)
        .draw(1)
        .forEach(
            (path, drawn) -> {
              float[] data = new float[drawn.data().length];
              for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(7) - 3;
              }
              weights.put(path, new Weights(data, drawn.shape()));
            });
  }

  @Test
  void ranksAsPlainTopDoesWithTiesByLowerIndex() throws OrtException {
    long[] items = {0, 0, 5, 17, 4099, 0, 1, 2, 3, 4000};
    try (OnnxRuntime grouped = OnnxRuntime.emitted(system, weights, Emission.FUSED);
        OnnxRuntime plain = OnnxRuntime.emitted(system, weights, Emission.PORTABLE)) {
      for (int k : new int[] {1, 60, 500, ITEMS}) {
        Ranked found = grouped.rank(items, 2, k);
        Ranked expected = plain.rank(items, 2, k);
        assertThat(found.items()).isEqualTo(expected.items());
        assertThat(found.scores()).isEqualTo(expected.scores());
      }
    }
  }
}
