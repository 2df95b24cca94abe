package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which runs of items were hidden? What belongs together is hidden together, so that no item can be
 * told from its neighbour alone: a span is a run of items of one session. Where no session is known
 * every item is a span.
 *
 * @param items how many are asked for, and how a window is asked that hides single items
 * @param spanShare of those windows that hide whole spans instead
 * @param longest a session with more items is several spans
 */
public record MaskedSpans(MaskedItems items, double spanShare, int longest) implements Objective {
  public MaskedSpans {
    if (!(spanShare > 0 && spanShare <= 1 && longest >= 1)) {
      throw new IllegalArgumentException(
          "masked spans: span share is %s and longest span %d, expected above 0 up to 1, and 1 up"
              .formatted(spanShare, longest));
    }
  }

  @Override
  public String name() {
    return "masked-spans";
  }

  @Override
  public Mode mode() {
    return Mode.BIDIRECTIONAL;
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    return new Hiding(this::some, items.newestShare()).batch(windows, draw);
  }

  private List<Integer> some(Window window, SplittableRandom random) {
    return random.nextDouble() < spanShare ? whole(window, random) : items.some(window, random);
  }

  /** Each span with the same chance, however long, and at least one. */
  private List<Integer> whole(Window window, SplittableRandom random) {
    List<List<Integer>> spans = spans(window);
    List<Integer> whole = new ArrayList<>();
    for (List<Integer> span : spans) {
      if (random.nextDouble() < items.share()) {
        whole.addAll(span);
      }
    }
    return whole.isEmpty() ? spans.get(random.nextInt(spans.size())) : whole;
  }

  /** Places of a window, span by span. */
  List<List<Integer>> spans(Window window) {
    List<List<Integer>> spans = new ArrayList<>();
    int start = 0;
    for (int at = 1; at <= window.items(); at++) {
      boolean ends = at == window.items() || !window.continues(at) || at - start == longest;
      if (ends) {
        spans.add(IntStream.range(start, at).boxed().toList());
        start = at;
      }
    }
    return spans;
  }
}
