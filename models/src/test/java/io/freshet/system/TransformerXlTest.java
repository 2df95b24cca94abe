package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.RecurrentAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** What Transformer-XL claims of its memory. */
final class TransformerXlTest {
  private static final int WIDTH = 24;
  private static final int LENGTH = 11;
  private static final int BEFORE = 6;
  private static final int AFTER = LENGTH - BEFORE;

  private final SequenceSystem system = Systems.built(plan());
  private final Map<String, Weights> weights = Inputs.weights(system, 5);
  private final long[] items = Inputs.items(system, 1, LENGTH, 4);

  @Test
  void twoSequencesWithAMemoryBetweenThemAreOne() {
    double[] whole = Runs.naiveHidden(system, weights, items, 1);
    List<double[]> states =
        Runs.heard(system, Arrays.copyOf(items, BEFORE), 1, RecurrentAttention.STATES);
    assertThat(states).as("one for each block").hasSize(2);
    long[] rest = Arrays.copyOfRange(items, BEFORE, LENGTH);
    double[] ones = new double[BEFORE];
    Arrays.fill(ones, 1);
    Flow<Array> flow =
        Flow.of(Slot.ITEMS, Array.integers(rest, 1, AFTER))
            .with(Slot.REMEMBERED, new Array(ones, new int[] {1, BEFORE}, Array.Type.MASK))
            .with(Slot.MEMORY.at(0), Array.of(states.get(0), 1, BEFORE, WIDTH))
            .with(Slot.MEMORY.at(1), Array.of(states.get(1), 1, BEFORE, WIDTH));
    double[] found = system.encode(Runs.naivePass(weights), flow).require(Slot.MAIN, "test").data();
    assertThat(found)
        .containsExactly(
            Arrays.copyOfRange(whole, BEFORE * WIDTH, whole.length), Offset.offset(1e-9));
  }

  @Test
  void noGradientFlowsIntoAMemory() {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      Tensor memory = TorchTensors.of(memory(), ScalarType.Float).set_requires_grad(true);
      Tensor real = TorchTensors.of(ones(), ScalarType.Bool);
      long[] rest = Arrays.copyOfRange(items, BEFORE, LENGTH);
      Flow<Tensor> flow =
          Flow.of(Slot.ITEMS, TorchTensors.integers(rest, 1, AFTER))
              .with(Slot.REMEMBERED, real)
              .with(Slot.MEMORY.at(0), memory)
              .with(Slot.MEMORY.at(1), memory);
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Tensor states = system.encode(pass, flow).require(Slot.MAIN, "test");
      states.mul(states).sum().backward();
      assertThat(memory.grad().defined()).isFalse();
      assertThat(gradient(parameters)).as("of the items that were read").isNotEmpty();
    }
  }

  @Test
  void whileItLearnsNoGradientFlowsIntoAnEarlierSegment() {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      long[] different = new long[LENGTH];
      Arrays.setAll(different, at -> at + 1);
      Pass<Tensor> pass = Pass.training(new TorchOps(), parameters, new Phase.Training(1, 1));
      Tensor states = system.hidden(pass, TorchTensors.integers(different, 1, LENGTH));
      Tensor newest = states.narrow(1, LENGTH - 4L, 4);
      newest.mul(newest).sum().backward();
      double[] gradient = gradient(parameters);
      for (int item = 1; item <= LENGTH; item++) {
        double[] row = Arrays.copyOfRange(gradient, item * WIDTH, (item + 1) * WIDTH);
        double length = Arrays.stream(row).map(Math::abs).sum();
        if (item <= LENGTH - 4) {
          assertThat(length).as("item %d, before the segment", item).isZero();
        } else {
          assertThat(length).as("item %d, in the segment", item).isPositive();
        }
      }
    }
  }

  @Test
  void itLearnsFromTheStatesThatItServes() {
    Pass<Array> training =
        Pass.training(
            new NaiveOps(),
            new StoredParameters<>(weights, (path, w) -> Array.of(w)),
            new Phase.Training(1, 1));
    double[] learned = system.hidden(training, Array.integers(items, 1, LENGTH)).data();
    assertThat(learned)
        .containsExactly(Runs.naiveHidden(system, weights, items, 1), Offset.offset(1e-9));
  }

  private static double[] gradient(TorchParameters parameters) {
    Tensor table = Objects.requireNonNull(parameters.leaves().get("items/table"));
    return TorchTensors.doubles(table.grad());
  }

  private static Weights memory() {
    float[] numbers = new float[BEFORE * WIDTH];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = (float) Math.sin(at);
    }
    return Weights.of(numbers, 1, BEFORE, WIDTH);
  }

  private static Weights ones() {
    float[] ones = new float[BEFORE];
    Arrays.fill(ones, 1);
    return Weights.of(ones, 1, BEFORE);
  }

  /** Segments of four, nothing dropped. */
  private static SystemPlan plan() {
    SystemPlan small = Systems.with(Systems.small(new TransformerXl()), "segment", 4);
    return small.with(small.settings().withDropout(0));
  }
}
