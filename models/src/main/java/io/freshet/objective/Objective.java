package io.freshet.train;

import java.util.List;

/**
 * What a model is asked while it learns: which items it may read and which it must say. Masks are
 * made here, outside the graph.
 */
public interface Objective {
  /** What plans and manifests call it. */
  String name();

  /**
   * @param windows of similar length, at least one
   * @param seed of whatever is drawn
   */
  TrainingBatch batch(List<Window> windows, long seed);
}
