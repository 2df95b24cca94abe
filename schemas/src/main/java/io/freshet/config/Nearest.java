package io.freshet.config;

import java.util.Collection;
import java.util.Comparator;

/** Which of the known names a wrong one was likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The end of a sentence that asks, or nothing where no known name is near. */
  public static String hint(String wrong, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(wrong, candidate)))
        .filter(candidate -> distance(wrong, candidate) <= Math.max(2, wrong.length() / 3))
        .map(candidate -> ", did you mean '%s'?".formatted(candidate))
        .orElse("");
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
