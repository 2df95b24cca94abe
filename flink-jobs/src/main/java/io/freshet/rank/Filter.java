package io.freshet.rank;

import java.util.Locale;

/** Stages that drop candidates and keep the order of the rest. */
// per record
public enum Filter implements Stage {
  /** What the person had to do with already. */
  SEEN,
  /** What the person asked not to see again. */
  HIDDEN,
  /** What cannot be had now. */
  UNAVAILABLE;

  /** One method that the compiler can inline, where one of each constant's own it could not. */
  boolean passes(long hash, Shopper shopper) {
    return switch (this) {
      case SEEN -> !shopper.seen().contains(hash);
      case HIDDEN -> !shopper.hidden().contains(hash);
      case UNAVAILABLE -> shopper.available().test(hash);
    };
  }

  @Override
  public void apply(Candidates candidates, Shopper shopper) {
    candidates.keepIf(hash -> passes(hash, shopper));
  }

  @Override
  public String label() {
    return "without-" + name().toLowerCase(Locale.ROOT);
  }
}
