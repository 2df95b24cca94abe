package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gates that reach all places of a picture by asking few. */
final class SparsePlaceGateTest {
  private static final int CHANNELS = 6;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int PLACES = HEIGHT * WIDTH;
  private static final Array PICTURE = GateRuns.picture(1, CHANNELS, HEIGHT, WIDTH);

  @Test
  void crissCrossReachesItsRowAndColumnAndThenEverybodyByTheSameMaps() {
    Gate once = new CrissCrossGate(CHANNELS, HEIGHT, WIDTH, 4, 1);
    Gate twice = new CrissCrossGate(CHANNELS, HEIGHT, WIDTH, 4, 2);
    for (int from = 0; from < PLACES; from += 4) {
      assertThat(reached(once, from)).isEqualTo(HEIGHT + WIDTH - 1);
      assertThat(reached(twice, from)).isEqualTo(PLACES);
    }
    assertThat(GateRuns.noisy(once, PICTURE).keySet())
        .isEqualTo(GateRuns.noisy(twice, PICTURE).keySet());
    assertRowsAreOne(GateRuns.heard(once, PICTURE, FullAttention.PROBABILITIES).get(0));
  }

  @Test
  void interlacedAttentionReachesEverybodyWithFewAffinities() {
    Gate gate = new InterlacedGate(CHANNELS, 4, 6, 1, 2);
    Array x = GateRuns.picture(1, CHANNELS, 4, 6);
    for (int from = 0; from < 24; from += 5) {
      assertThat(reached(gate, x, from)).isEqualTo(24);
    }
    long affinities =
        GateRuns.heard(gate, x, FullAttention.PROBABILITIES).stream()
            .mapToLong(shares -> shares.data().length)
            .sum();
    assertThat(affinities).isEqualTo(24 * (6 + 4));
    assertThatThrownBy(() -> new InterlacedGate(CHANNELS, 4, 7, 1, 2))
        .hasMessage("block is 2, expected a divisor of height and width, which are 4 and 7");
  }

  /** The third pixel of the first row stands in its block where the first one does. */
  @Test
  void theFarStepOfInterlacedAttentionAsksThoseThatStandAlikeInTheirBlocks() {
    Gate gate = new InterlacedGate(CHANNELS, 4, 6, 1, 2);
    Array x = GateRuns.picture(1, CHANNELS, 4, 6);
    String far = "far/" + FullAttention.PROBABILITIES;
    Array before = GateRuns.heard(gate, x, far).get(0);
    Array after = GateRuns.heard(gate, GateRuns.moved(x, 1, 2), far).get(0);
    assertThat(before.shape()).containsExactly(1, 4, 1, 6, 6);
    for (int i = 0; i < before.data().length; i++) {
      assertThat(after.data()[i] != before.data()[i]).as("affinity %d", i).isEqualTo(i < 36);
    }
    Array near = GateRuns.heard(gate, x, "near/" + FullAttention.PROBABILITIES).get(0);
    assertThat(near.shape()).containsExactly(1, 6, 1, 4, 4);
  }

  private static int reached(Gate gate, int from) {
    return reached(gate, PICTURE, from);
  }

  /** How many places change when all channels of one place do. */
  private static int reached(Gate gate, Array x, int from) {
    int places = x.data().length / CHANNELS;
    int[] pixels = new int[CHANNELS];
    Arrays.setAll(pixels, channel -> channel * places + from);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    double[] before = GateRuns.run(gate, weights, x).data();
    double[] after = GateRuns.run(gate, weights, GateRuns.moved(x, 0.5, pixels)).data();
    int count = 0;
    for (int place = 0; place < places; place++) {
      count += Math.abs(after[place] - before[place]) > 1e-9 ? 1 : 0;
    }
    return count;
  }

  private static void assertRowsAreOne(Array shares) {
    int row = shares.shape()[shares.shape().length - 1];
    for (int at = 0; at < shares.data().length; at += row) {
      double sum = Arrays.stream(shares.data(), at, at + row).sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }
}
