package io.freshet.rank;

import java.util.List;

/**
 * Filters and the top of the list in one pass, which ends as soon as the list is full: of the
 * candidates asked for most are never looked at.
 *
 * @param filters that a candidate must pass
 * @param n items at most
 */
// per record
record FirstThatPass(List<Filter> filters, int n) implements Stage {
  FirstThatPass {
    filters = List.copyOf(filters);
  }

  @Override
  public String label() {
    return "first-" + n + "-of-" + filters;
  }

  @Override
  public void apply(Candidates candidates, Shopper shopper) {
    int kept = 0;
    int at = 0;
    for (; at < candidates.size() && kept < n; at++) {
      if (passes(candidates.hash(at), shopper)) {
        candidates.move(at, kept++);
      }
    }
    candidates.keepFirst(kept, at);
  }

  private boolean passes(long hash, Shopper shopper) {
    for (int i = 0; i < filters.size(); i++) {
      if (!filters.get(i).passes(hash, shopper)) {
        return false;
      }
    }
    return true;
  }
}
