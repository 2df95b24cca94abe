package io.freshet.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Splits the examples of one step into rectangles of similar length for a number of workers.
 *
 * @param length positions of an example
 * @param tokens how many positions, padding included, a rectangle may have
 * @param workers how many share a step
 */
record MicroBatches<E>(ToIntFunction<E> length, int tokens, int workers) {
  /** For each worker its rectangles; the same examples always give the same ones. */
  List<List<List<E>>> plan(List<E> examples) {
    List<E> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(length).reversed());
    List<List<E>> rectangles = new ArrayList<>();
    List<E> open = new ArrayList<>();
    for (E example : sorted) {
      if (!open.isEmpty() && (open.size() + 1) * length.applyAsInt(open.get(0)) > tokens) {
        rectangles.add(open);
        open = new ArrayList<>();
      }
      open.add(example);
    }
    rectangles.add(open);
    return shared(rectangles);
  }

  /** The largest rectangle first, each to the worker with the least to do. */
  private List<List<List<E>>> shared(List<List<E>> rectangles) {
    List<List<List<E>>> shares = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      shares.add(new ArrayList<>());
    }
    long[] load = new long[workers];
    for (List<E> rectangle : rectangles) {
      int least = 0;
      for (int worker = 1; worker < workers; worker++) {
        least = load[worker] < load[least] ? worker : least;
      }
      shares.get(least).add(rectangle);
      load[least] += (long) rectangle.size() * length.applyAsInt(rectangle.get(0));
    }
    return shares;
  }
}
