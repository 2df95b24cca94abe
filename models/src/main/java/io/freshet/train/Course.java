package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * What a run teaches: examples, what is asked of them, and how it is told what was learned. How a
 * run is cut into steps it does not know.
 *
 * @param <E> an example
 */
interface Course<E> {
  /** Tells runs apart: the same plan on the same data has the same one. */
  String fingerprint();

  /** Where the parameters start, by path. */
  Map<String, Weights> start();

  /** All of them, always in the same order. */
  List<E> examples();

  /** How many positions of a micro-batch an example takes. */
  int tokens(E example);

  /** Which part of a run this is: from one to the next the loss may jump. */
  int stage(double progress);

  Lesson lesson(List<E> examples, Drawn drawn);

  /** How good the parameters are: of the examples kept from training. */
  EpochResult.Figure validate(TorchParameters parameters, Workers workers);

  /**
   * All that a micro-batch may draw from.
   *
   * @param phase of dropout
   * @param seed of this micro-batch in this step
   * @param progress of the run, from 0 to 1
   */
  record Drawn(Phase.Training phase, long seed, double progress) {}

  /** A micro-batch, ready to be learned from. */
  interface Lesson {
    /** Answers that are asked. */
    long targets();

    /**
     * Adds to the gradients. Runs in the caller's PointerScope, on any thread.
     *
     * @param scale every gradient is multiplied by it
     * @return loss summed over all targets
     */
    double backward(TorchParameters leaves, double scale);
  }
}
