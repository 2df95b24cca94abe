package io.freshet.train;

/** The loss is no number any more, or far above where it was. */
public final class TrainingDiverged extends RuntimeException {
  TrainingDiverged(String message) {
    super(message);
  }
}
