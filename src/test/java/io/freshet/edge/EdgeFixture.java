package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.store.WireFormats;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import io.freshet.topic.Topics;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventLimits;
import io.freshet.wire.RecordCodecs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker, an edge on a free port, and what a client of both needs. */
final class EdgeFixture implements AutoCloseable {
  static final TopicLayout LAYOUT = TopicLayout.read(new ConfigReader(ConfigTree.empty()));
  static final Topics TOPICS = LAYOUT.topics();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedKafka kafka;
  private final EdgeServer edge;
  private final KafkaProducer<byte[], byte[]> producer;

  EdgeFixture(EmbeddedKafka kafka, Path data) {
    this(kafka, data, HttpConfig.onLoopback(0));
  }

  EdgeFixture(EmbeddedKafka kafka, Path data, HttpConfig http) {
    this(kafka, config(KafkaSettings.of(kafka.bootstrap()), data, http));
  }

  EdgeFixture(EmbeddedKafka kafka, Path data, PicturesConfig pictures) {
    this(
        kafka,
        config(KafkaSettings.of(kafka.bootstrap()), data, HttpConfig.onLoopback(0), pictures));
  }

  private EdgeFixture(EmbeddedKafka kafka, EdgeConfig config) {
    this.kafka = kafka;
    KafkaSettings settings = config.kafka();
    TopicSetup.createOrVerify(settings.forAdmin(), TopicPlan.of(TOPICS, 2, 1));
    this.edge = EdgeServer.start(config);
    this.producer =
        new KafkaProducer<>(
            new HashMap<>(settings.forProducer()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static EdgeConfig config(KafkaSettings kafka, Path data, HttpConfig http) {
    return config(kafka, data, http, PicturesConfig.withDefaults());
  }

  private static EdgeConfig config(
      KafkaSettings kafka, Path data, HttpConfig http, PicturesConfig pictures) {
    return new EdgeConfig(
        kafka,
        LAYOUT,
        WireFormats.AVRO,
        EventLimits.defaults(),
        data,
        http,
        ServingConfig.withDefaults(),
        pictures);
  }

  EdgeServer edge() {
    return edge;
  }

  void write(String topic, String key, SpecificRecordBase record) {
    @SuppressWarnings("unchecked")
    Class<SpecificRecordBase> type = (Class<SpecificRecordBase>) record.getClass();
    writeBytes(topic, key, RecordCodecs.avro(type).encode(record));
  }

  void writeBytes(String topic, String key, byte @Nullable [] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    } catch (Exception e) {
      throw new IllegalStateException("cannot write to " + topic, e);
    }
  }

  void write(UserEvent event) {
    write(TOPICS.userEvents(), event.getUserId(), event);
  }

  /** Every record in the topic so far that can be read. */
  <T extends SpecificRecordBase> List<T> read(String topic, Class<T> type) {
    Map<String, Object> settings = new HashMap<>(KafkaSettings.of(kafka.bootstrap()).forConsumer());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<T> records = new ArrayList<>();
      long seen = 0;
      while (seen < expected) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          seen++;
          decode(record.value(), type).ifPresent(records::add);
        }
      }
      return records;
    }
  }

  private static <T extends SpecificRecordBase> Optional<T> decode(byte[] value, Class<T> type) {
    try {
      return Optional.of(RecordCodecs.avro(type).decode(value));
    } catch (BadRecord e) {
      return Optional.empty(); // a test wrote it on purpose
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException("no answer to " + request.build(), e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  JsonNode json(String path) {
    return json(get(path));
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (Exception e) {
      throw new IllegalStateException("not JSON: " + answer.body(), e);
    }
  }

  /** Asks again until it is so: the way from Kafka to the store takes a moment. */
  static void await(String what, Callable<Boolean> condition) {
    await(what, PATIENCE, condition);
  }

  static void await(String what, Duration patience, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("not within " + patience + ": " + what);
        }
        LockSupport.parkNanos(20_000_000);
      }
    } catch (Exception e) {
      throw new IllegalStateException("while waiting: " + what, e);
    }
  }

  @Override
  public void close() {
    producer.close();
    edge.close();
  }
}
