package io.freshet.score;

/** The runtime refused a batch of a model that was checked at load. */
public final class ScoringFailure extends RuntimeException {
  public ScoringFailure(String message, Throwable cause) {
    super(message, cause);
  }

  ScoringFailure(String message) {
    super(message);
  }
}
