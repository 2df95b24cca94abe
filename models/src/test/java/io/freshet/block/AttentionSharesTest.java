package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What taps hear of how attention is shared. */
final class AttentionSharesTest {
  private static final int WIDTH = 12;
  private static final int LENGTH = 7;

  static Stream<Arguments> shares() {
    String probabilities = FullAttention.PROBABILITIES;
    return Stream.of(
        arguments(new FullAttention(WIDTH, 3, Order.CAUSAL), probabilities, -1),
        arguments(new AttentionPool(WIDTH), probabilities, -1),
        arguments(new InterlacedAttention(WIDTH, 3, 3), probabilities, -1),
        arguments(new CrissCrossAttention(WIDTH, 4, 3, 2), probabilities, -1),
        arguments(new InterestAttention(WIDTH, 3, 2), probabilities, -1),
        arguments(new InterestAttention(WIDTH, 3, 2), InterestAttention.SHARES, -1),
        arguments(new LightConvolution(WIDTH, 3, 5), LightConvolution.SHARES, 0));
  }

  /** And not over who asks, as two public implementations have it. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("shares")
  void attentionIsSharedAmongThoseWhoAreAsked(Mixer mixer, String name, int axis) {
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    List<Array> heard = MixerRuns.heard(mixer, main, "/" + name);
    assertThat(heard).isNotEmpty();
    for (Array shares : heard) {
      for (double sum : new NaiveOps().reduce(Reduction.SUM, shares, axis).data()) {
        assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
      }
    }
  }

  @Test
  void scoresAreWhatSharesAreMadeOf() {
    FullAttention mixer = new FullAttention(WIDTH, 3, Order.BOTH_WAYS);
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    Array scores = MixerRuns.heard(mixer, main, "/" + FullAttention.SCORES).get(0);
    Array shares = MixerRuns.heard(mixer, main, "/" + FullAttention.PROBABILITIES).get(0);
    assertThat(new NaiveOps().softmax(scores, -1).data())
        .containsExactly(shares.data(), Offset.offset(1e-12));
  }
}
