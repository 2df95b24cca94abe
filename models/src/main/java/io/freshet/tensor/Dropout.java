package io.freshet.tensor;

/** The factors of dropout, the same on every back end. */
public final class Dropout {
  private Dropout() {}

  /** Each is 0 with the chance {@code rate} (to 1/65536), else 1 / (1 - rate). */
  public static float[] draw(int count, double rate, long seed) {
    float kept = (float) (1 / (1 - rate));
    long limit = Math.round(rate * 65536);
    float[] factors = new float[count];
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = (i & 3) == 0 ? Seeds.mix(seed + (i >> 2)) : bits >>> 16;
      factors[i] = (bits & 0xFFFF) < limit ? 0 : kept;
    }
    return factors;
  }
}
