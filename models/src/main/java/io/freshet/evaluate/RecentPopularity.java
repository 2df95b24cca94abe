package io.freshet.evaluate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often each item was met in the days before the newest event. */
public final class RecentPopularity implements Floor {
  private final Duration window;
  private final float[] counts;
  private final Deque<Met> recent = new ArrayDeque<>();

  /**
   * @param items V
   */
  public RecentPopularity(int items, Duration window) {
    this.window = window;
    this.counts = new float[items];
  }

  @Override
  public String name() {
    return "popularity, last %d days".formatted(window.toDays());
  }

  @Override
  public void observe(int[] history, int item, long atMillis) {
    counts[item]++;
    recent.addLast(new Met(item, atMillis));
    while (recent.getFirst().atMillis() <= atMillis - window.toMillis()) {
      counts[recent.removeFirst().item()]--;
    }
  }

  @Override
  public float[] scores(int[] history) {
    return counts.clone();
  }

  private record Met(int item, long atMillis) {}
}
