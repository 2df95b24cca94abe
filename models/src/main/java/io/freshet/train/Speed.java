package io.freshet.train;

/** How fast a run goes, smoothed over its last steps. */
final class Speed {
  private static final double KEPT = 0.95;

  private long lastNanos = System.nanoTime();
  private double tokens;
  private double steps;
  private double seconds;

  void step(long targets) {
    long now = System.nanoTime();
    tokens = KEPT * tokens + targets;
    steps = KEPT * steps + 1;
    seconds = KEPT * seconds + (now - lastNanos) / 1e9;
    lastNanos = now;
  }

  /** What happened since the last step was no training. */
  void pause() {
    lastNanos = System.nanoTime();
  }

  double tokensPerSecond() {
    return tokens / Math.max(seconds, 1e-9);
  }

  double secondsFor(long stepsLeft) {
    return stepsLeft * seconds / Math.max(steps, 1e-9);
  }
}
