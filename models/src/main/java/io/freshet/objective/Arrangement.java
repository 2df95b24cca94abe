package io.freshet.objective;

/**
 * Where items stand and who sees whom, when that is not the order in which they are read.
 *
 * @param ages (B, L) row-major, 0 for the newest place
 * @param visible (B, L, L) row-major, true where a position may look at another
 */
public record Arrangement(long[] ages, boolean[] visible) {
  /** Positions stand as they are read, and a mixer decides who sees whom. */
  public static final Arrangement NONE = new Arrangement(new long[0], new boolean[0]);

  public boolean isNone() {
    return ages.length == 0;
  }
}
