package io.freshet.job.encode;

import io.freshet.encode.ItemRecord;
import io.freshet.picture.BadPicture;
import io.freshet.picture.fetch.FetchedPicture;
import io.freshet.picture.fetch.PictureFetcher;
import io.freshet.picture.fetch.Unreachable;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;

/**
 * Fetches under way, a bounded number, on threads of their own; each is handed over through the
 * task's mailbox. A fetch waits on others for seconds, and the task must not.
 */
final class Fetches implements AutoCloseable {
  private final PictureFetcher fetcher;
  private final MailboxExecutor mailbox;
  private final Receiver receiver;
  private final int atOnce;
  private final ExecutorService threads;
  private final Set<ItemRecord.Coordinates> underWay = new HashSet<>();

  /** On the task's thread. */
  interface Receiver {
    void receive(ItemRecord record, Answer answer) throws Exception;
  }

  /** What a fetch came to. */
  interface Answer {
    FetchedPicture picture() throws BadPicture, Unreachable;
  }

  Fetches(PictureFetcher fetcher, int atOnce, MailboxExecutor mailbox, Receiver receiver) {
    this.fetcher = fetcher;
    this.mailbox = mailbox;
    this.receiver = receiver;
    this.atOnce = atOnce;
    this.threads =
        Executors.newFixedThreadPool(
            atOnce,
            task -> {
              Thread thread = new Thread(task, "freshet-fetch");
              thread.setDaemon(true);
              return thread;
            });
  }

  boolean isUnderWay(ItemRecord record) {
    return underWay.contains(record.from());
  }

  int underWay() {
    return underWay.size();
  }

  boolean hasRoom() {
    return underWay.size() < atOnce;
  }

  /** Lets the task do other things until one more may start: its answers come as mails. */
  void awaitRoom() throws InterruptedException {
    while (!hasRoom()) {
      mailbox.yield();
    }
  }

  void awaitAll() throws InterruptedException {
    while (!underWay.isEmpty()) {
      mailbox.yield();
    }
  }

  void start(ItemRecord record, String address) {
    underWay.add(record.from());
    threads.execute(() -> handOver(record, fetch(address)));
  }

  private Answer fetch(String address) {
    try {
      FetchedPicture picture = fetcher.fetch(address);
      return () -> picture;
    } catch (BadPicture refused) {
      return () -> {
        throw refused;
      };
    } catch (Unreachable failed) {
      return () -> {
        throw failed;
      };
    } catch (RuntimeException unforeseen) {
      // No address may stop the job: a hole in the fetching is a failed attempt, with its name.
      return () -> {
        throw new Unreachable("cannot fetch %s: %s".formatted(address, unforeseen));
      };
    }
  }

  private void handOver(ItemRecord record, Answer answer) {
    try {
      mailbox.execute(
          () -> {
            underWay.remove(record.from());
            receiver.receive(record, answer);
          },
          "a picture of %s",
          record.itemId());
    } catch (RejectedExecutionException taskIsOver) {
      // Its successor fetches again what is pending in the state.
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    fetcher.close();
  }
}
