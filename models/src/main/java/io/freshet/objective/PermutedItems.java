package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which item stands there, given the others in a random order? Runs of items are asked for by
 * queries beside them, each knowing its own place and the items that come before it in that order.
 * Items know what their queries know, and themselves: with queries they are the two streams of
 * XLNet, side by side in one sequence. A sixth of the items is asked for.
 *
 * @param newestShare of the windows that are asked for their newest item alone, as when it serves
 */
public record PermutedItems(double newestShare) implements Objective {
  private static final int LONGEST_RUN = 5;
  private static final int CONTEXT = 6;

  public PermutedItems {
    if (!(newestShare >= 0 && newestShare <= 1)) {
      throw new IllegalArgumentException(
          "permuted items: newest share is %s, expected 0 to 1".formatted(newestShare));
    }
  }

  @Override
  public String name() {
    return "permuted-items";
  }

  @Override
  public Mode mode() {
    return Mode.PERMUTED;
  }

  @Override
  public Asked asks() {
    return Asked.QUERY;
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    SplittableRandom random = new SplittableRandom(draw.seed());
    List<FactorisationOrder> orders = new ArrayList<>();
    for (Window window : windows) {
      boolean[] asked = new boolean[window.items()];
      if (random.nextDouble() < newestShare) {
        asked[asked.length - 1] = true;
      } else {
        runs(asked, random);
      }
      orders.add(FactorisationOrder.drawn(asked, random));
    }
    return new TwoStreams(windows, orders).batch();
  }

  /**
   * Runs of up to five, the shorter the more often, each somewhere in six times its length.
   * Something is asked for and something given: a query that saw nothing would look at everything.
   */
  private static void runs(boolean[] asked, SplittableRandom random) {
    for (int from = 0; from < asked.length; ) {
      int run = runLength(random);
      int first = from + random.nextInt(CONTEXT * run - run + 1);
      for (int at = first; at < Math.min(asked.length, first + run); at++) {
        asked[at] = true;
      }
      from += CONTEXT * run;
    }
    long count = IntStream.range(0, asked.length).filter(at -> asked[at]).count();
    if (count == 0 || count == asked.length) {
      int one = random.nextInt(asked.length);
      asked[one] = !asked[one];
    }
  }

  /** n with a chance in proportion to 1 / n. */
  private static int runLength(SplittableRandom random) {
    double all = IntStream.rangeClosed(1, LONGEST_RUN).mapToDouble(n -> 1.0 / n).sum();
    double left = random.nextDouble() * all;
    for (int run = 1; run < LONGEST_RUN; run++) {
      left -= 1.0 / run;
      if (left < 0) {
        return run;
      }
    }
    return LONGEST_RUN;
  }
}
