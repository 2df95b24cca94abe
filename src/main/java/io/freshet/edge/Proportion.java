package io.freshet.edge;

/** A share with its 95 % interval by Wilson's formula, which also holds for few trials. */
record Proportion(double share, double low, double high) {
  private static final double Z = 1.96;

  static Proportion of(long hits, long trials) {
    if (trials == 0) {
      return new Proportion(0, 0, 1);
    }
    double n = trials;
    double p = hits / n;
    double scale = 1 + Z * Z / n;
    double middle = (p + Z * Z / (2 * n)) / scale;
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
    return new Proportion(p, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
