package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.RecurrentAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
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

/** What XLNet claims of a memory: an earlier segment, as it was without the later one. */
final class XlNetMemoryTest {
  private static final int WIDTH = 24;
  private static final int LENGTH = 11;
  private static final int BEFORE = 6;
  private static final int AFTER = LENGTH - BEFORE;
  private static final Array.Type MASK = Array.Type.MASK;

  private final SequenceSystem system = Systems.built(Systems.small(new XlNet()));
  private final Map<String, Weights> weights = Inputs.weights(system, 5);
  private final long[] items = Inputs.items(system, 1, LENGTH, 4);
  private final long[] later = Arrays.copyOfRange(items, BEFORE, LENGTH);

  @Test
  void twoSegmentsWithAMemoryBetweenThemAreOnePassOfTheSameReach() {
    Flow<Array> all =
        Flow.of(Slot.ITEMS, Array.integers(items, 1, LENGTH))
            .with(Slot.VISIBLE, new Array(reach(), new int[] {1, 1, LENGTH, LENGTH}, MASK));
    double[] whole = states(all);
    long[] first = Arrays.copyOf(items, BEFORE);
    List<double[]> heard = Runs.heard(system, first, 1, RecurrentAttention.STATES);
    Flow<Array> second =
        Flow.of(Slot.ITEMS, Array.integers(later, 1, AFTER))
            .with(Slot.REMEMBERED, new Array(ones(), new int[] {1, BEFORE}, MASK));
    for (int block = 0; block < heard.size(); block++) {
      second = second.with(Slot.MEMORY.at(block), Array.of(heard.get(block), 1, BEFORE, WIDTH));
    }
    assertThat(states(second))
        .containsExactly(
            Arrays.copyOfRange(whole, BEFORE * WIDTH, whole.length), Offset.offset(1e-9));
  }

  @Test
  void noGradientFlowsIntoAMemory() {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      float[] numbers = new float[BEFORE * WIDTH];
      for (int at = 0; at < numbers.length; at++) {
        numbers[at] = (float) Math.sin(at);
      }
      Tensor memory =
          TorchTensors.of(Weights.of(numbers, 1, BEFORE, WIDTH), ScalarType.Float)
              .set_requires_grad(true);
      float[] real = new float[BEFORE];
      Arrays.fill(real, 1);
      Flow<Tensor> flow =
          Flow.of(Slot.ITEMS, TorchTensors.integers(later, 1, AFTER))
              .with(Slot.REMEMBERED, TorchTensors.of(Weights.of(real, 1, BEFORE), ScalarType.Bool))
              .with(Slot.MEMORY.at(0), memory)
              .with(Slot.MEMORY.at(1), memory);
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Tensor states = system.encode(pass, flow).require(Slot.MAIN, "test");
      states.mul(states).sum().backward();
      assertThat(memory.grad().defined()).isFalse();
      Tensor table = Objects.requireNonNull(parameters.leaves().get("items/table"));
      assertThat(TorchTensors.doubles(table.grad())).as("of the items read").isNotEmpty();
    }
  }

  private double[] states(Flow<Array> flow) {
    return system.encode(Runs.naivePass(weights), flow).require(Slot.MAIN, "test").data();
  }

  /** Everybody sees the first segment, and the second sees itself. */
  private static double[] reach() {
    double[] reach = new double[LENGTH * LENGTH];
    for (int from = 0; from < LENGTH; from++) {
      for (int to = 0; to < LENGTH; to++) {
        reach[from * LENGTH + to] = to < BEFORE || from >= BEFORE ? 1 : 0;
      }
    }
    return reach;
  }

  private static double[] ones() {
    double[] ones = new double[BEFORE];
    Arrays.fill(ones, 1);
    return ones;
  }
}
