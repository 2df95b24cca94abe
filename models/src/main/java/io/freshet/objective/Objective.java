package io.freshet.objective;

import io.freshet.block.Mode;
import java.util.List;

/**
 * What a model is asked while it learns: which items it may read and which it must say. Masks are
 * made here, outside the graph.
 */
public interface Objective {
  /** What plans, manifests and messages call it. */
  String name();

  /** What a mixer must allow to be trained by it. */
  Mode mode();

  /** Whether it hides items, which the input of a system must then know how to show. */
  boolean hidesItems();

  /**
   * @param windows of similar length, at least one
   */
  TrainingBatch batch(List<Window> windows, Draw draw);
}
