package io.freshet.backend.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
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

  private static Extents extents(Array array) {
    return Extents.of(Arrays.stream(array.shape()).asLongStream().toArray());
  }
}
