package io.freshet.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that compute side by side, each with libtorch's own parallelism off: a step has few large
 * operations to split, but always several micro-batches.
 */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final int count;

  Workers(int count) {
    this.count = count;
    openblas_nolapack.blas_set_num_threads(1);
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread =
                  new Thread(
                      () -> {
                        torch.set_num_threads(1);
                        work.run();
                      },
                      "training");
              thread.setDaemon(true);
              return thread;
            });
  }

  int count() {
    return count;
  }

  /** Runs all and returns their results in order; the first failure is thrown. */
  <R> List<R> all(List<Callable<R>> tasks) {
    List<Future<R>> running = new ArrayList<>();
    for (Callable<R> task : tasks) {
      running.add(threads.submit(task));
    }
    List<R> results = new ArrayList<>();
    for (Future<R> future : running) {
      results.add(result(future));
    }
    return results;
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a training thread failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
