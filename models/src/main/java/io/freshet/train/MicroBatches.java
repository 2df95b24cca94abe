package io.freshet.train;

import io.freshet.objective.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits the windows of one step into rectangles of similar length for a number of workers.
 *
 * @param tokens how many positions, padding included, a rectangle may have
 * @param workers how many share a step
 */
record MicroBatches(int tokens, int workers) {
  /** For each worker its rectangles; the same windows always give the same ones. */
  List<List<List<Window>>> plan(List<Window> windows) {
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::length).reversed());
    List<List<Window>> rectangles = new ArrayList<>();
    List<Window> open = new ArrayList<>();
    for (Window window : sorted) {
      if (!open.isEmpty() && (open.size() + 1) * open.get(0).length() > tokens) {
        rectangles.add(open);
        open = new ArrayList<>();
      }
      open.add(window);
    }
    rectangles.add(open);
    return shared(rectangles);
  }

  /** The largest rectangle first, each to the worker with the least to do. */
  private List<List<List<Window>>> shared(List<List<Window>> rectangles) {
    List<List<List<Window>>> shares = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      shares.add(new ArrayList<>());
    }
    long[] load = new long[workers];
    for (List<Window> rectangle : rectangles) {
      int least = 0;
      for (int worker = 1; worker < workers; worker++) {
        least = load[worker] < load[least] ? worker : least;
      }
      shares.get(least).add(rectangle);
      load[least] += (long) rectangle.size() * rectangle.get(0).length();
    }
    return shares;
  }
}
