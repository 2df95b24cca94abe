package io.freshet.bench;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How often threads that do nothing else can call the same thing.
 *
 * @param threads as many as the job that it is compared with has subtasks
 */
record SaturatedCalls(int threads) {
  private static final int WARM_UP_SECONDS = 2;
  private static final int SECONDS = 6;

  /** Of all threads together. */
  double perSecond(Callable<?> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      perSecond(pool, call, WARM_UP_SECONDS);
      return perSecond(pool, call, SECONDS);
    } finally {
      pool.shutdown();
    }
  }

  private double perSecond(ExecutorService pool, Callable<?> call, int seconds) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Callable<Double> work =
        () -> {
          long started = System.nanoTime();
          int calls = 0;
          while (System.nanoTime() < until) {
            call.call();
            calls++;
          }
          return calls / ((System.nanoTime() - started) / 1e9);
        };
    double sum = 0;
    for (Future<Double> rate : pool.invokeAll(Collections.nCopies(threads, work))) {
      sum += rate.get();
    }
    return sum;
  }
}
