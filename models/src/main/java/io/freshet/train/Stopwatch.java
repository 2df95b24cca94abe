package io.freshet.train;

import io.freshet.train.Checkpoint.Cost;

/** Wall and CPU time of a run, earlier parts included. */
final class Stopwatch {
  private final Cost before;
  private final long wallNanos = System.nanoTime();
  private final double cpuSeconds = ProcessClock.cpuSeconds();

  Stopwatch(Cost before) {
    this.before = before;
  }

  Cost elapsed() {
    return new Cost(
        before.wallSeconds() + (System.nanoTime() - wallNanos) / 1e9,
        before.cpuSeconds() + ProcessClock.cpuSeconds() - cpuSeconds);
  }
}
