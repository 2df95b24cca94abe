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

  /**
   * As {@link #score(SequenceBatch, int)}, with items besides that the model has never met.
   *
   * @throws IllegalArgumentException when there are some and it has no {@link #content}
   */
  default TopItems score(SequenceBatch batch, int k, NewItems newItems) {
    if (newItems.count() > 0) {
      throw new IllegalArgumentException(
          "model %s %s ranks no items but its own, found %d new ones"
              .formatted(model().name(), model().version(), newItems.count()));
    }
    return score(batch, k);
  }

  /** How it reads items that it has never met; empty when it does not. */
  default Optional<ContentReader> content() {
    return Optional.empty();
  }

  /** How it scores by steps; empty when the package brings no graph for that. */
  default Optional<StepScorer> steps() {
    return Optional.empty();
  }

  @Override
  void close();
}
