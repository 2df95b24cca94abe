package io.freshet.train;

/**
 * How a system learns that has learned something before.
 *
 * @param plan of what it learns now
 * @param start what it learned before
 * @param kept which parameters are kept
 */
public record Tuning(PictureTraining plan, PictureStart start, Kept kept) {
  /** Which parameters of a run are kept. */
  public enum Kept {
    /** Those that are best by a tenth of the pictures, from which nothing is learned. */
    BEST,
    /** The last: all pictures are learned from, where they are too few to choose by. */
    LAST
  }

  /** From drawn parameters, the best of which are kept. */
  static Tuning plain(PictureTraining plan) {
    return new Tuning(plan, PictureStart.drawn(), Kept.BEST);
  }

  String fingerprint(String data) {
    String told = plan + " on " + data + (kept == Kept.LAST ? " to the end" : "");
    return Fingerprint.of(start.origin().isEmpty() ? told : told + " from " + start.origin());
  }
}
