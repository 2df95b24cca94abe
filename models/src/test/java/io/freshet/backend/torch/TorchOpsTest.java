package io.freshet.backend.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Dropout;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.OpsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TorchOpsTest extends OpsContract {
  private static final double STEP = 1e-5;

  static Stream<OpsCase> differentiableCases() {
    return OpsCase.all().filter(operation -> operation.differentiable() > 0);
  }

  @Override
  protected Array run(OpsCase operation) {
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> in =
          operation.inputs().stream().map(array -> tensor(array, ScalarType.Float)).toList();
      return array(operation.on(new TorchOps(), in));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differentiableCases")
  void itsGradientsAreThoseOfFiniteDifferences(OpsCase operation) {
    List<Array> inputs = operation.inputs();
    Array factors = factors(truth(operation));
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> in = inputs.stream().map(array -> tensor(array, ScalarType.Double)).toList();
      in.subList(0, operation.differentiable()).forEach(leaf -> leaf.set_requires_grad(true));
      Tensor out = operation.on(new TorchOps(ScalarType.Double), in);
      if (!out.requires_grad()) {
        return;
      }
      out.mul(tensor(factors, ScalarType.Double)).sum().backward();
      for (int i = 0; i < operation.differentiable(); i++) {
        double[] expected = differences(operation, i, factors);
        double[] found = TorchTensors.doubles(in.get(i).grad());
        for (int j = 0; j < expected.length; j++) {
          assertThat(Math.abs(found[j] - expected[j]) / Math.max(1, Math.abs(expected[j])))
              .as("gradient %d of input %d", j, i)
              .isLessThan(1e-6);
        }
      }
    }
  }

  @Test
  void dropoutIsTheSameAsOnPlainArrays() {
    Array x = OpsCase.numbers(31, 101);
    try (PointerScope scope = new PointerScope()) {
      Tensor dropped = new TorchOps().dropout(tensor(x, ScalarType.Float), 0.3, 17);
      assertSame(array(dropped), new NaiveOps().dropout(x, 0.3, 17));
    }
  }

  @Test
  void dropoutDropsItsShareAndKeepsTheMean() {
    float[] factors = Dropout.draw(200_003, 0.3, 5);
    double dropped = IntStream.range(0, factors.length).filter(i -> factors[i] == 0).count();
    assertThat(dropped / factors.length).isBetween(0.295, 0.305);
    assertThat(factors).containsOnly(0f, (float) (1 / 0.7));
  }

  /** Different for every output value, so that no error cancels. */
  private static Array factors(Array out) {
    double[] factors = new double[out.data().length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.round(Math.sin(i + 1) * 64) / 64.0;
    }
    return Array.of(factors, out.shape());
  }

  private static double[] differences(OpsCase operation, int input, Array factors) {
    double[] gradient = new double[operation.inputs().get(input).data().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] =
          (weighted(operation, input, i, STEP, factors)
                  - weighted(operation, input, i, -STEP, factors))
              / (2 * STEP);
    }
    return gradient;
  }

  private static double weighted(
      OpsCase operation, int input, int place, double step, Array factors) {
    List<Array> in = new ArrayList<>(operation.inputs());
    Array original = in.get(input);
    double[] moved = original.data().clone();
    moved[place] += step;
    in.set(input, new Array(moved, original.shape(), original.type()));
    double[] out = operation.on(new NaiveOps(), in).data();
    return IntStream.range(0, out.length).mapToDouble(i -> out[i] * factors.data()[i]).sum();
  }

  private static Tensor tensor(Array array, ScalarType precision) {
    return switch (array.type()) {
      case NUMBER -> TorchTensors.of(array.weights(), precision);
      case INTEGER -> TorchTensors.of(array.weights(), ScalarType.Long);
      case MASK -> TorchTensors.of(array.weights(), ScalarType.Bool);
    };
  }

  private static Array array(Tensor tensor) {
    long[] shape = TorchTensors.shape(tensor);
    int[] sizes = IntStream.range(0, shape.length).map(i -> (int) shape[i]).toArray();
    return Array.of(TorchTensors.doubles(tensor), sizes);
  }
}
