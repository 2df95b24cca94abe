package io.freshet.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is being started, or has been. */
final class Part<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Part.class);

  private final String name;
  private final CompletableFuture<T> started;
  private final Consumer<T> stop;

  Part(String name, CompletableFuture<T> started, Consumer<T> stop) {
    this.name = name;
    this.started = started;
    this.stop = stop;
  }

  /** Waits until it has started. */
  T get() {
    try {
      return started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException told ? told : e;
    }
  }

  /** Stops it if it ever started; what goes wrong is logged, so that the others stop too. */
  void stop() {
    try {
      T part = get();
      long from = System.nanoTime();
      stop.accept(part);
      LOG.info("stopped {} in {} ms", name, (System.nanoTime() - from) / 1_000_000);
    } catch (RuntimeException e) {
      LOG.warn("could not stop {}: {}", name, e.getMessage());
    }
  }
}
