package io.freshet.job.operator;

import io.freshet.experiment.Variant;
import io.freshet.model.BadModelPackage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingConsumer;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Prepares a new experiment's models aside, on a thread of its own, and hands them over through the
 * task's mailbox: loading takes seconds, and lists go on meanwhile.
 */
final class ArmsLoader implements AutoCloseable {
  private final ModelSource source;
  private final MailboxExecutor mailbox;
  private final ExecutorService thread;

  /** Handed over and not yet taken: a task that ends takes no mail any more. */
  private final Set<Arms> handedOver = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  ArmsLoader(ModelSource source, MailboxExecutor mailbox) {
    this.source = source;
    this.mailbox = mailbox;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread loader = new Thread(task, "freshet-model-loader");
              loader.setDaemon(true);
              return loader;
            });
  }

  /** What became of a load; both run on the task's thread. */
  record Outcome(
      ThrowingConsumer<Arms, Exception> loaded, ThrowingConsumer<Exception, Exception> refused) {}

  void load(Control.Arms control, Outcome outcome) {
    thread.execute(() -> loadAside(control, outcome));
  }

  private void loadAside(Control.Arms control, Outcome outcome) {
    try {
      for (Variant variant : control.experiment().variants()) {
        source.tryOut(variant);
      }
      Arms arms = Arms.load(control, source);
      handedOver.add(arms);
      boolean mailed =
          handOver(
              () -> {
                if (handedOver.remove(arms)) {
                  outcome.loaded().accept(arms);
                }
              },
              control);
      if (!mailed || closed) {
        closeLeft();
      }
    } catch (BadModelPackage | RuntimeException | LinkageError e) {
      Exception cause = e instanceof Exception exception ? exception : new RuntimeException(e);
      handOver(() -> outcome.refused().accept(cause), control);
    }
  }

  private boolean handOver(ThrowingRunnable<Exception> mail, Control.Arms control) {
    try {
      mailbox.execute(mail, "new arms, revision %d", control.revision());
      return true;
    } catch (RejectedExecutionException taskIsOver) {
      return false;
    }
  }

  private void closeLeft() {
    for (Arms arms : handedOver) {
      if (handedOver.remove(arms)) {
        arms.close();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    closeLeft();
  }
}
