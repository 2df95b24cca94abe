package io.freshet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.id.RecommendationId;
import io.freshet.schema.UserEvent;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events at a steady rate and asks over HTTP, for some of them, until their list is there.
 */
final class PacedVisits implements AutoCloseable {
  private static final int SAMPLES_PER_SECOND = 20;
  private static final int WATCHERS = 8;
  private static final long PATIENCE_SECONDS = 30;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService watchers = Executors.newFixedThreadPool(WATCHERS);
  private final RecordCodec<UserEvent> codec = RecordCodecs.avro(UserEvent.class);
  private final SplittableRandom random = new SplittableRandom(3);
  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private final People people;
  private final long[] sequences;
  private long visits;

  /**
   * @param users who all did as many things before
   * @param earlier events of each user that the job has seen
   */
  record People(int users, int items, int earlier) {}

  PacedVisits(String bootstrap, String topic, People people) {
    this.topic = topic;
    this.people = people;
    this.sequences = new long[people.users()];
    Arrays.fill(sequences, people.earlier());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", "1"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Seconds from sending to the list being readable, of the events that were followed, in order.
   */
  double[] run(double eventsPerSecond, Duration length, URI page) {
    List<CompletableFuture<Double>> followed = new ArrayList<>();
    long started = System.nanoTime();
    long count = (long) (eventsPerSecond * length.toSeconds());
    long every = Math.max(1, Math.round(eventsPerSecond / SAMPLES_PER_SECOND));
    for (long n = 0; n < count; n++) {
      awaitNanos(started + (long) (n * 1e9 / eventsPerSecond));
      int user = random.nextInt(people.users());
      long sequence = ++sequences[user];
      long sent = System.nanoTime();
      send(user);
      if (n % every == 0) {
        followed.add(
            CompletableFuture.supplyAsync(
                () -> secondsUntil(page, user, sequence, sent), watchers));
      }
    }
    return followed.stream().mapToDouble(CompletableFuture::join).toArray();
  }

  /** Returns when a single event is answered quickly again. */
  void awaitCalm(URI page) {
    double seconds = Double.MAX_VALUE;
    while (seconds > 0.5) {
      int user = random.nextInt(people.users());
      long sequence = ++sequences[user];
      long sent = System.nanoTime();
      send(user);
      seconds = secondsUntil(page, user, sequence, sent);
    }
  }

  private void send(int user) {
    UserEvent event =
        UserEvent.newBuilder()
            .setEventId("paced-" + visits++)
            .setUserId("u" + user)
            .setItemId(ReferenceModel.itemId(random.nextInt(people.items())))
            .setKind("view")
            .setAt(Instant.now())
            .setAttributes(Map.of())
            .build();
    producer.send(new ProducerRecord<>(topic, event.getUserId(), codec.encode(event)));
  }

  private double secondsUntil(URI page, int user, long sequence, long sent) {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("v1/users/u%d/recommendations?n=1".formatted(user)))
            .build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      if (lastSequence(request) >= sequence) {
        return (System.nanoTime() - sent) / 1e9;
      }
      awaitNanos(System.nanoTime() + 2_000_000);
    }
    return PATIENCE_SECONDS;
  }

  private long lastSequence(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String id = json.readTree(answer.body()).path("recommendation_id").asText();
      return id.isEmpty() ? 0 : RecommendationId.parse(id).lastSequence();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read a list from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a list", e);
    }
  }

  private static void awaitNanos(long when) {
    for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    watchers.shutdownNow();
    producer.close();
  }
}
