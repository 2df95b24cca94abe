package io.freshet.score;

import java.util.concurrent.atomic.AtomicInteger;

/** Who uses the sessions of a model: they close when it is closed and the last run has ended. */
final class SessionUse implements AutoCloseable {
  private final String model;
  private final Runnable end;
  // One for being open and one for every run; the sessions close at zero.
  private final AtomicInteger holders = new AtomicInteger(1);
  private final AtomicInteger closed = new AtomicInteger();

  SessionUse(String model, Runnable end) {
    this.model = model;
    this.end = end;
  }

  void enter() {
    for (int now = holders.get(); now > 0; now = holders.get()) {
      if (holders.compareAndSet(now, now + 1)) {
        return;
      }
    }
    throw new IllegalStateException(model + " is closed");
  }

  void leave() {
    if (holders.decrementAndGet() == 0) {
      end.run();
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(1) == 0) {
      leave();
    }
  }
}
