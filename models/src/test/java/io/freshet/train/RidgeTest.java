package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RidgeTest {
  private static final int FEATURES = 7;
  private static final int COLUMNS = 2;
  private static final double PENALTY = 0.5;
  private static final int EXAMPLES = 30;
  private static final double STEP = 1e-3;

  private final Random random = new Random(5);
  private final Ridge.Examples examples = drawn();

  @Test
  void noStepInAnyDirectionMakesTheErrorsSmaller() {
    double[] found = new Ridge(FEATURES, PENALTY).coefficients(examples);
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
  void aFeatureThatNobodyHasSaysNothing() {
    double[] found = new Ridge(FEATURES + 1, PENALTY).coefficients(examples);
    assertThat(found[FEATURES * COLUMNS]).isZero();
    assertThat(found[FEATURES * COLUMNS + 1]).isZero();
  }

  private double wrong(double[] coefficients) {
    double wrong = 0;
    for (double coefficient : coefficients) {
      wrong += PENALTY * coefficient * coefficient;
    }
    for (int at = 0; at < EXAMPLES; at++) {
      SparseRow row = examples.rows().get(at);
      for (int column = 0; column < COLUMNS; column++) {
        double told = 0;
        for (int i = 0; i < row.size(); i++) {
          told += coefficients[row.feature(i) * COLUMNS + column] * row.value(i);
        }
        double off = told - examples.targets()[at * COLUMNS + column];
        wrong += examples.weights()[at] * off * off;
      }
    }
    return wrong;
  }

  private Ridge.Examples drawn() {
    List<SparseRow> rows = new ArrayList<>();
    double[] weights = new double[EXAMPLES];
    for (int at = 0; at < EXAMPLES; at++) {
      int size = 1 + random.nextInt(4);
      rows.add(
          new SparseRow(
              random.ints(0, FEATURES).distinct().limit(size).toArray(),
              random.doubles(size, -1, 1).toArray()));
      weights[at] = random.nextDouble();
    }
    double[] targets = random.doubles((long) EXAMPLES * COLUMNS, -1, 1).toArray();
    return new Ridge.Examples(rows, weights, targets, COLUMNS);
  }
}
