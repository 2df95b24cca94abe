package io.freshet.score;

import io.freshet.model.ModelPackage;
import java.util.Optional;

/** Scores batches with one version of one model. Safe for use by several threads. */
public interface Scorer extends AutoCloseable {
  /** The package this scorer runs: name, version, vocabulary, longest sequence. */
  ModelPackage model();

  /**
   * Ranks the whole catalogue for every row and returns the best.
   *
   * @param batch sequences no longer than the model's longest
   * @param k how many items per row; capped at the size of the vocabulary
   */
  TopItems score(SequenceBatch batch, int k);

  /** How it scores by steps; empty when the package brings no graph for that. */
  default Optional<StepScorer> steps() {
    return Optional.empty();
  }

  @Override
  void close();
}
