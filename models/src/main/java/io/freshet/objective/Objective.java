package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model is asked while it learns: which items it may read and which it must say. Masks are
 * made here, outside the graph.
 */
public interface Objective {
  /** The classes of a head that tells apart as many as the data have. */
  int AS_MANY_AS_THERE_ARE = 0;

  /** What plans, manifests and messages call it. */
  String name();

  /** What a mixer must allow to be trained by it. */
  Mode mode();

  /** What is asked while it learns, which must be what the input of a system asks. */
  Asked asks();

  /** Heads that must answer besides, and how many classes each tells apart. */
  default Map<String, Integer> heads() {
    return Map.of();
  }

  /** What it gives besides items, that some bodies cannot learn without. */
  default Set<Slot> gives() {
    return Set.of();
  }

  /**
   * Which part of a run this is, from 0: another one may ask other things.
   *
   * @param progress from 0 to 1
   */
  default int stage(double progress) {
    return 0;
  }

  /**
   * @param windows of similar length, at least one
   */
  TrainingBatch batch(List<Window> windows, Draw draw);
}
