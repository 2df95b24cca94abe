package io.freshet.rank;

import java.util.Locale;

/** Stages that drop candidates and keep the order of the rest. */
// per record
public enum Filter implements Stage {
  /** What the person had to do with already. */
  SEEN {
    @Override
    boolean passes(long hash, Shopper shopper) {
      return !shopper.seen().contains(hash);
    }
  },
  /** What the person asked not to see again. */
  HIDDEN {
    @Override
    boolean passes(long hash, Shopper shopper) {
      return !shopper.hidden().contains(hash);
    }
  },
  /** What cannot be had now. */
  UNAVAILABLE {
    @Override
    boolean passes(long hash, Shopper shopper) {
      return shopper.available().test(hash);
    }
  };

  abstract boolean passes(long hash, Shopper shopper);

  @Override
  public void apply(Candidates candidates, Shopper shopper) {
    candidates.keepIf(hash -> passes(hash, shopper));
  }

  @Override
  public String label() {
    return "without-" + name().toLowerCase(Locale.ROOT);
  }
}
