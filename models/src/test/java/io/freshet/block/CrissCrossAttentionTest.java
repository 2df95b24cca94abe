package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.OpsCase;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What criss-cross attention claims of a grid. */
final class CrissCrossAttentionTest {
  private static final int WIDTH = 6;
  private static final int COLUMNS = 5;
  private static final int ROWS = 4;
  private static final int LENGTH = ROWS * COLUMNS;

  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);

  @Test
  void everyPositionHasOneAffinityForEachOfItsRowAndColumnAndOneForItself() {
    Array shares = MixerRuns.heard(rounds(1), main, FullAttention.PROBABILITIES).get(0);
    int each = shares.shape()[3];
    for (int cell = 0; cell < LENGTH; cell++) {
      double[] own = Arrays.copyOfRange(shares.data(), cell * each, (cell + 1) * each);
      assertThat(Arrays.stream(own).filter(share -> share > 0).count())
          .isEqualTo(ROWS + COLUMNS - 1);
      assertThat(Arrays.stream(own).sum()).isCloseTo(1, Offset.offset(1e-12));
      assertThat(own[COLUMNS + cell / COLUMNS]).as("itself, in its column").isZero();
    }
  }

  @Test
  void oneRoundReachesRowAndColumnAndTwoReachEverybody() {
    assertThat(reached(rounds(1))).containsOnly(ROWS + COLUMNS - 1);
    assertThat(reached(rounds(2))).containsOnly(LENGTH);
  }

  @Test
  void itStartsByChangingNothing() {
    assertThat(MixerRuns.atStart(rounds(2), main)).isEqualTo(main.data());
    assertThat(MixerRuns.mixed(rounds(2), main)).isNotEqualTo(main.data());
  }

  private static int[] reached(Mixer mixer) {
    return IntStream.range(0, LENGTH)
        .map(
            to ->
                (int)
                    IntStream.range(0, LENGTH)
                        .filter(from -> mixer.reaches(from, to, LENGTH))
                        .count())
        .toArray();
  }

  private static CrissCrossAttention rounds(int rounds) {
    return new CrissCrossAttention(WIDTH, 3, COLUMNS, rounds);
  }
}
