package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mixers declare that they cost, in sizes where no part of it is small. */
final class MixerCostTest {
  private static final int WIDTH = 256;
  private static final int LONGEST = 2_048;

  static Stream<Mixer> mixers() {
    return Stream.of(
        new FullAttention(WIDTH, 2, Order.CAUSAL),
        new LowRankAttention(WIDTH, 2, 200, LONGEST),
        new LightConvolution(WIDTH, 2, 500),
        new LongShortAttention(WIDTH, 2, 200),
        new InterlacedAttention(WIDTH, 2, 100),
        new CrissCrossAttention(WIDTH, 200, 100, 2),
        new CrissCrossAttention(WIDTH, 200, 100, 3),
        new CompactNonLocal(WIDTH, 2),
        new GatedRecurrence(WIDTH),
        new LongShortTermMemory(WIDTH),
        new FlowAttention(WIDTH, 2),
        new AttentionPool(WIDTH),
        new InterestAttention(WIDTH, 2, 200),
        new RelativeAttention(WIDTH, 2),
        new RecurrentAttention(WIDTH, 2, 100, LONGEST),
        new Retention(WIDTH, LONGEST, new Fading(2, 9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void itCostsWhatItDeclares(Mixer mixer) {
    for (int length : new int[] {130, 200, 510, 2_030}) {
      assertThat(counted(mixer, length))
          .as("at length %d", length)
          .isCloseTo(mixer.flops(length), Percentage.withPercentage(4));
    }
  }

  private static double counted(Mixer mixer, int length) {
    Flow<Extents> flow =
        Flow.of(Slot.MAIN, Extents.of(1, length, WIDTH))
            .with(Slot.ITEMS, Extents.of(1, length))
            .with(Slot.REAL, Extents.of(1, length));
    Flow<Extents> placed = MixerRuns.places(mixer, WIDTH).apply(pass(new CostOps()), flow);
    CostOps ops = new CostOps();
    mixer.apply(pass(ops), placed);
    return ops.flops();
  }

  private static Pass<Extents> pass(CostOps ops) {
    return Pass.inference(ops, new Declarations<>((path, shape) -> Extents.of(shape)));
  }
}
