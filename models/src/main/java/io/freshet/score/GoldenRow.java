package io.freshet.score;

import io.freshet.model.Golden;
import java.util.Arrays;

/**
 * One row as it was recorded and as it was found, best first.
 *
 * <p>Two runs may order near-ties differently, so items are compared by their recorded score.
 */
record GoldenRow(int[] items, float[] scores, int[] foundItems, float[] foundScores) {
  static GoldenRow of(Golden.Case expected, TopItems found, int row) {
    int from = row * expected.k();
    int to = from + expected.k();
    return new GoldenRow(
        Arrays.copyOfRange(expected.topItems(), from, to),
        Arrays.copyOfRange(expected.topScores(), from, to),
        Arrays.copyOfRange(found.items(), from, to),
        Arrays.copyOfRange(found.scores(), from, to));
  }

  /** What differs by more than {@code tolerance * max(1, |expected|)}, empty when nothing does. */
  String difference(double tolerance) {
    for (int place = 0; place < items.length; place++) {
      float found = foundScores[place];
      if (isFar(found, scores[place], tolerance)) {
        return "score %s at place %d, expected %s".formatted(found, place, scores[place]);
      }
      if (isFar(found, recordedScore(foundItems[place]), tolerance)) {
        return "item %d at place %d, expected %d".formatted(foundItems[place], place, items[place]);
      }
    }
    return "";
  }

  /** An item that was not recorded can only be a tie with the last that was. */
  private float recordedScore(int item) {
    for (int place = 0; place < items.length; place++) {
      if (items[place] == item) {
        return scores[place];
      }
    }
    return scores[scores.length - 1];
  }

  private static boolean isFar(float found, float expected, double tolerance) {
    return !(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)));
  }
}
