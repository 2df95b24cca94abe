package io.freshet.score;

/** A share in a {@link Scorer}; the scorer closes when the last lease does. */
public final class ScorerLease implements AutoCloseable {
  private final OnnxScorer scorer;
  private final Runnable release;
  private boolean open = true;

  ScorerLease(OnnxScorer scorer, Runnable release) {
    this.scorer = scorer;
    this.release = release;
  }

  /** Not to be closed by the holder of a lease: others use it too. */
  public Scorer scorer() {
    return scorer;
  }

  /** Where it runs, and whether that is where it should. */
  public Placement placement() {
    return scorer.placement();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      release.run();
    }
  }
}
