package io.freshet.rank;

/**
 * The top of the list.
 *
 * @param n items at most
 */
public record Best(int n) implements Stage {
  public Best {
    if (n < 1) {
      throw new IllegalArgumentException("cannot rank %d items: expected at least 1".formatted(n));
    }
  }

  @Override
  public String label() {
    return "best-" + n;
  }

  @Override
  public void apply(Candidates candidates, Shopper shopper) {
    candidates.keepFirst(n);
  }
}
