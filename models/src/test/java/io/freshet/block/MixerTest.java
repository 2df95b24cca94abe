package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Visibility.Order;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mixers declare of themselves, and what sets each apart. */
final class MixerTest {
  private static final int WIDTH = 12;
  private static final int LENGTH = 7;

  static Stream<Mixer> mixers() {
    return Stream.of(
        new FullAttention(WIDTH, 3, Order.CAUSAL),
        new FullAttention(WIDTH, 3, Order.BOTH_WAYS),
        new LowRankAttention(WIDTH, 3, 2, 9),
        new LightConvolution(WIDTH, 3, 3),
        new LongShortAttention(WIDTH, 3, 3),
        new InterlacedAttention(WIDTH, 3, 3),
        new InterlacedAttention(WIDTH, 3, 9),
        new CrissCrossAttention(WIDTH, 4, 3, 1),
        new CrissCrossAttention(WIDTH, 4, 3, 2),
        new CompactNonLocal(WIDTH, 3),
        new GatedRecurrence(WIDTH),
        new AttentionPool(WIDTH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void anOutputMovesExactlyWithTheInputsItReaches(Mixer mixer) {
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    double[] before = MixerRuns.mixed(mixer, main);
    for (int from = 0; from < LENGTH; from++) {
      double[] changed = main.data().clone();
      changed[from * WIDTH] += 1;
      changed[from * WIDTH + WIDTH - 1] -= 1;
      double[] after = MixerRuns.mixed(mixer, Array.of(changed, 1, LENGTH, WIDTH));
      for (int to = 0; to < LENGTH; to++) {
        assertThat(MixerRuns.moved(before, after, to, WIDTH))
            .as("output %d when input %d changes", to, from)
            .isEqualTo(mixer.reaches(from, to, LENGTH));
      }
    }
  }

  @Test
  void mixturesOfRankNThatAreThePositionsThemselvesAreFullAttention() {
    Map<String, Array> identity = new HashMap<>();
    double[] ones = new double[LENGTH * LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      ones[at * LENGTH + at] = 1;
    }
    identity.put("keys", Array.of(ones, LENGTH, LENGTH));
    identity.put("values", Array.of(ones, LENGTH, LENGTH));
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);

    double[] full = MixerRuns.mixed(new FullAttention(WIDTH, 3, Order.BOTH_WAYS), main);
    double[] low = MixerRuns.mixed(new LowRankAttention(WIDTH, 3, LENGTH, LENGTH), main, identity);

    assertThat(low).containsExactly(full, Offset.offset(1e-12));
  }
}
