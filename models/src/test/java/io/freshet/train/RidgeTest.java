package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RidgeTest {
  private static final int WORDS = 7;
  private static final int COLUMNS = 2;
  private static final double PENALTY = 0.5;
  private static final int EXAMPLES = 30;
  private static final double STEP = 1e-3;

  private final Random random = new Random(5);
  private final Ridge.Examples examples = drawn();

  @Test
  void noStepInAnyDirectionMakesTheErrorsSmaller() {
    double[] found = new Ridge(WORDS, PENALTY).coefficients(examples);
    double least = wrong(found);
    for (int at = 0; at < found.length; at++) {
      for (double step : new double[] {-STEP, STEP}) {
        double[] moved = found.clone();
        moved[at] += step;
        assertThat(wrong(moved)).as("coefficient %d", at).isGreaterThan(least);
      }
      double[] up = found.clone();
      double[] down = found.clone();
      up[at] += STEP;
      down[at] -= STEP;
      assertThat((wrong(up) - wrong(down)) / (2 * STEP)).isEqualTo(0, within(1e-7));
    }
  }

  @Test
  void aWordNobodySaysHasNoSay() {
    double[] found = new Ridge(WORDS + 1, PENALTY).coefficients(examples);
    assertThat(found[WORDS * COLUMNS]).isZero();
    assertThat(found[WORDS * COLUMNS + 1]).isZero();
  }

  private double wrong(double[] coefficients) {
    double wrong = 0;
    for (double coefficient : coefficients) {
      wrong += PENALTY * coefficient * coefficient;
    }
    for (int at = 0; at < EXAMPLES; at++) {
      int[] said = examples.said()[at];
      for (int column = 0; column < COLUMNS; column++) {
        double told = 0;
        for (int word : said) {
          told += coefficients[(word - 1) * COLUMNS + column] / Math.sqrt(said.length);
        }
        double off = told - examples.targets()[at * COLUMNS + column];
        wrong += examples.weights()[at] * off * off;
      }
    }
    return wrong;
  }

  private Ridge.Examples drawn() {
    int[][] said = new int[EXAMPLES][];
    double[] weights = new double[EXAMPLES];
    for (int at = 0; at < EXAMPLES; at++) {
      said[at] = random.ints(1, WORDS + 1).distinct().limit(1 + random.nextInt(4)).toArray();
      weights[at] = random.nextDouble();
    }
    double[] targets = random.doubles((long) EXAMPLES * COLUMNS, -1, 1).toArray();
    return new Ridge.Examples(said, weights, targets, COLUMNS);
  }
}
