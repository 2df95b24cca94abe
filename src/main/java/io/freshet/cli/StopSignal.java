package io.freshet.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Ctrl-C and {@code kill}: the first asks for an orderly end, the second ends at once. By signal,
 * as shutdown hooks run side by side, and those of libraries would tear away what ours still needs.
 */
final class StopSignal {
  private final CountDownLatch asked = new CountDownLatch(1);

  static StopSignal install(Runnable onFirst) {
    StopSignal stop = new StopSignal();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          signal -> {
            if (stop.asked.getCount() == 0) {
              Runtime.getRuntime().halt(128 + signal.getNumber());
            }
            onFirst.run();
            stop.asked.countDown();
          });
    }
    return stop;
  }

  /**
   * Waits to be asked.
   *
   * @return whether it was, before the time was over
   */
  boolean await(Duration atMost) {
    try {
      return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
