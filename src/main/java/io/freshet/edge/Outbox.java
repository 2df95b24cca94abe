package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.schema.Exposure;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.store.PerThreadCodec;
import io.freshet.topic.Topics;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the edge writes to Kafka. Events and deletions are waited for; exposures of lists that were
 * served go out in the background, so that a list never waits for Kafka.
 */
final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  static final int WAITING_REQUESTS = 32;
  private static final int WAITING_EXPOSURES = 10_000;

  private final LateProducer producer;
  private final Topics topics;
  private final Duration timeout;
  private final EdgeMetrics metrics;
  private final Semaphore waiting = new Semaphore(WAITING_REQUESTS);
  private final ThreadPoolExecutor background =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_EXPOSURES), Outbox::thread);
  private final PerThreadCodec<UserEvent> events;
  private final PerThreadCodec<Exposure> exposures =
      new PerThreadCodec<>(() -> RecordCodecs.avro(Exposure.class));
  private final PerThreadCodec<UserDeletion> deletions =
      new PerThreadCodec<>(() -> RecordCodecs.avro(UserDeletion.class));

  Outbox(EdgeConfig config, EdgeMetrics metrics) {
    this.producer = new LateProducer(config);
    this.topics = config.topics();
    this.events =
        new PerThreadCodec<>(
            () ->
                config
                    .formats()
                    .events()
                    .writing()
                    .orElseThrow(
                        () ->
                            new Problem(
                                409,
                                "the events topic is in a format of its own, which the edge reads and does not write: write to Kafka")));
    this.timeout = config.serving().produceTimeout();
    this.metrics = metrics;
    this.background.setRejectedExecutionHandler((exposure, pool) -> metrics.exposureDropped());
  }

  /** What became of something that was sent. */
  enum Sent {
    /** Kafka has it. */
    HELD,
    /** Kafka did not answer in time. */
    AWAY,
    /** Kafka does not let this edge write it. */
    REFUSED
  }

  /** What became of each event, in their order, once Kafka answered or the time is over. */
  List<Sent> sendEvents(List<UserEvent> sent) {
    return sendAll(
        sent.stream()
            .map(e -> record(topics.userEvents(), e.getUserId(), events.encode(e)))
            .toList());
  }

  List<Sent> sendExposures(List<Exposure> sent) {
    return sendAll(sent.stream().map(this::record).toList());
  }

  Sent sendDeletion(UserDeletion deletion) {
    return sendAll(
            List.of(
                record(topics.userDeletions(), deletion.getUserId(), deletions.encode(deletion))))
        .get(0);
  }

  /** Returns at once; an exposure that Kafka does not take in time is counted and lost. */
  void sendLater(Exposure exposure) {
    background.execute(
        () ->
            producer
                .get()
                .ifPresentOrElse(kafka -> send(kafka, exposure), metrics::exposureDropped));
  }

  private void send(KafkaProducer<byte[], byte[]> kafka, Exposure exposure) {
    try {
      kafka.send(
          record(exposure),
          (metadata, failure) -> {
            if (failure != null) {
              metrics.exposureDropped();
            }
          });
    } catch (KafkaException e) {
      metrics.exposureDropped();
    }
  }

  private List<Sent> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    if (!waiting.tryAcquire()) {
      // Without Kafka each request waits its whole timeout: more would use up the server's threads.
      throw new Problem(503, "too many requests are waiting for Kafka, try again later");
    }
    try {
      return producer
          .get()
          .map(kafka -> sendAll(kafka, records))
          .orElseGet(() -> Collections.nCopies(records.size(), Sent.AWAY));
    } finally {
      waiting.release();
    }
  }

  private List<Sent> sendAll(
      KafkaProducer<byte[], byte[]> kafka, List<ProducerRecord<byte[], byte[]>> records) {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (ProducerRecord<byte[], byte[]> record : records) {
      if (System.nanoTime() > deadline) {
        break;
      }
      sent.add(kafka.send(record));
    }
    List<Sent> became = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      became.add(i < sent.size() ? await(sent.get(i), deadline) : Sent.AWAY);
    }
    return became;
  }

  private static Sent await(Future<RecordMetadata> sent, long deadline) {
    try {
      sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return Sent.HELD;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException refused) {
        LOG.warn("Kafka does not let the edge write: {}", refused.getMessage());
        return Sent.REFUSED;
      }
      return Sent.AWAY;
    } catch (TimeoutException e) {
      return Sent.AWAY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Sent.AWAY;
    }
  }

  private ProducerRecord<byte[], byte[]> record(Exposure exposure) {
    return record(topics.exposures(), exposure.getUserId(), exposures.encode(exposure));
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "freshet-exposures");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        background.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(timeout);
  }
}
