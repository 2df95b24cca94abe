package io.freshet.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that start side by side and stop one after the other, the last declared first. */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final List<Part<?>> all = new ArrayList<>();
  private final ExecutorService starters =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "starter");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts one, on a thread of its own; it may wait for those declared before it. */
  <T> Part<T> start(String name, Supplier<T> start, Consumer<T> stop) {
    long declared = System.nanoTime();
    CompletableFuture<T> started =
        CompletableFuture.supplyAsync(
            () -> {
              T part = start.get();
              LOG.info("started {} in {} ms", name, (System.nanoTime() - declared) / 1_000_000);
              return part;
            },
            starters);
    Part<T> part = new Part<>(name, started, stop);
    all.add(part);
    return part;
  }

  /** Waits until all have started; throws what kept the first of them from it. */
  void await() {
    all.forEach(Part::get);
  }

  @Override
  public void close() {
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).stop();
    }
    starters.shutdown();
  }
}
