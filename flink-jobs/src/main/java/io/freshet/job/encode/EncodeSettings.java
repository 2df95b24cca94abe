package io.freshet.job.encode;

import io.freshet.picture.PictureLimits;
import java.io.Serializable;

/** How the operator works: what it reads, when it encodes, how it fetches. */
public record EncodeSettings(PictureLimits limits, Bundling bundling, Fetching fetching)
    implements Serializable {
  /**
   * When a bundle closes and how it is cut.
   *
   * @param pictures that close it
   * @param lingerMillis age that closes it
   * @param rows pictures in one call of the encoder at most
   */
  public record Bundling(int pictures, long lingerMillis, int rows) implements Serializable {}

  /**
   * How pictures by address are had.
   *
   * @param atOnce fetches of one task under way at most; with as many, it reads no further
   * @param attempts before a picture is given up
   * @param pauseMillis before the second attempt; doubles with each
   * @param limitMillis of one attempt
   */
  public record Fetching(int atOnce, int attempts, long pauseMillis, long limitMillis)
      implements Serializable {
    private static final int MOST_DOUBLINGS = 10;

    long pauseMillis(int failed) {
      return pauseMillis << Math.min(failed - 1, MOST_DOUBLINGS);
    }

    /** After which a fetch that nobody answered for was lost with a task. */
    long lostMillis() {
      return 2 * limitMillis + 1000;
    }
  }
}
