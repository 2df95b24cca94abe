package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What follows a history, item by item and span by span? A window is cut into a history and up to
 * {@link #AHEAD} items after it. Each of those is asked for twice, by queries beside the items: one
 * knows the history and what stands before its own place, the other what stands before its span, a
 * run of items of one session. Where no session is known every item is a span.
 *
 * <p>Of the items after the history a share is shown as others, so that a model does not trust the
 * ones before a place too much: when it writes they are its own. What is asked stays.
 *
 * @param noise share that is shown as another item
 * @param newestShare of the windows that are asked for their newest items, as when it serves
 * @param longestSpan a session with more items is several spans
 */
public record InfilledItems(double noise, double newestShare, int longestSpan)
    implements Objective {
  /** How many items after a history are asked for, at most. */
  public static final int AHEAD = 8;

  public InfilledItems {
    if (!(noise >= 0 && noise < 1 && newestShare >= 0 && newestShare <= 1 && longestSpan >= 1)) {
      throw new IllegalArgumentException(
          ("infilled items: noise is %s, newest share %s and longest span %d, expected 0 to below"
                  + " 1, 0 to 1, and 1 up")
              .formatted(noise, newestShare, longestSpan));
    }
  }

  @Override
  public String name() {
    return "infilled-items";
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
    List<Infilling> rows = new ArrayList<>();
    for (Window window : windows) {
      int history = history(window, random);
      Window read =
          new Window(
              window.sequence(),
              window.sessions(),
              window.from(),
              Math.min(window.to(), window.from() + history + AHEAD));
      long[] items = read.vocabulary(0);
      long[] targets = Arrays.copyOfRange(items, history, items.length);
      for (int at = history; at < items.length; at++) {
        long other = 1 + random.nextInt(draw.items());
        items[at] = random.nextDouble() < noise ? other : items[at];
      }
      rows.add(new Infilling(items, history, spans(read, history), targets));
    }
    return new InfillingFlows(rows).batch();
  }

  /** How many items of a window come before those that are asked for; at least one. */
  private int history(Window window, SplittableRandom random) {
    if (random.nextDouble() < newestShare) {
      return window.items() - 1 - random.nextInt(Math.min(AHEAD, window.items() - 1));
    }
    return 1 + random.nextInt(window.items() - 1);
  }

  /** For each item after the history, from 0, where its span starts. */
  private int[] spans(Window window, int history) {
    int[] starts = new int[window.items() - history];
    for (int at = 1; at < starts.length; at++) {
      boolean goesOn = window.continues(history + at) && at - starts[at - 1] < longestSpan;
      starts[at] = goesOn ? starts[at - 1] : at;
    }
    return starts;
  }
}
