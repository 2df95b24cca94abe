package io.freshet.tensor;

/** Derives independent seeds from a seed and what it is for. */
public final class Seeds {
  private Seeds() {}

  public static long mix(long seed, String purpose) {
    long mixed = mix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      mixed = mix(mixed ^ purpose.charAt(i));
    }
    return mixed;
  }

  /** The finaliser of SplitMix64 after one step. */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
