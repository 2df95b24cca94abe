package io.freshet.backend.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.OpsContract;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes are the whole result here; the numbers are taken from the truth. */
final class CostOpsTest extends OpsContract {
  @Override
  protected Array run(OpsCase operation) {
    List<Extents> in = operation.inputs().stream().map(CostOpsTest::extents).toList();
    Extents out = operation.on(new CostOps(), in);
    int[] shape = Arrays.stream(out.toArray()).mapToInt(Math::toIntExact).toArray();
    return Array.of(truth(operation).data(), shape);
  }

  @Test
  void aProductCostsTwoOperationsForEachPairOfNumbers() {
    CostOps ops = new CostOps();
    ops.matmul(Extents.of(3, 5, 7), Extents.of(7, 11));
    assertThat(ops.flops()).isEqualTo(2.0 * 3 * 5 * 7 * 11);
    assertThat(ops.bytes()).isEqualTo(4.0 * (3 * 5 * 7 + 7 * 11 + 3 * 5 * 11));
  }

  @Test
  void aFilterCostsTwoOperationsForEachTapAndOneForItsBias() {
    CostOps ops = new CostOps();
    Extents x = Extents.of(2, 6, 7, 9);
    Extents kernel = Extents.of(9, 2, 3, 3);
    ops.convolve2d(Convolution2d.of(x, kernel, Extents.of(9)).padded(1).grouped(3));
    assertThat(ops.flops()).isEqualTo(2.0 * 9 * 7 * 9 * (2 * 2 * 3 * 3 + 1));
    assertThat(ops.bytes()).isEqualTo(4.0 * (2 * 6 * 7 * 9 + 9 * 2 * 3 * 3 + 9 + 2 * 9 * 7 * 9));
  }

  @Test
  void filtersOfOtherChannelsAreRefused() {
    Convolution2d<Extents> convolution =
        Convolution2d.of(Extents.of(2, 6, 7, 9), Extents.of(9, 3, 3, 3), null);
    assertThatThrownBy(() -> new CostOps().convolve2d(convolution))
        .hasMessage(
            "cannot convolve pictures of [2, 6, 7, 9] with a kernel of [9, 3, 3, 3] in 1 groups");
  }

  private static Extents extents(Array array) {
    return Extents.of(Arrays.stream(array.shape()).asLongStream().toArray());
  }
}
