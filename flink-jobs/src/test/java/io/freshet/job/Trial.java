package io.freshet.job;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.schema.ModelControl;
import io.freshet.schema.UserEvent;
import io.freshet.schema.VariantModel;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import io.freshet.topic.Topics;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker with the job's topics, a producer, and a configuration for the job. */
final class Trial implements AutoCloseable {
  static final Topics TOPICS = Topics.withDefaultPrefix();

  private final BrokerProcess broker;
  private static final int PATIENCE_MILLIS = 600_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> unsent = new AtomicReference<>();
  private final RecordCodec<UserEvent> events = RecordCodecs.avro(UserEvent.class);

  Trial(Path folder) throws Exception {
    broker = BrokerProcess.start(folder.resolve("kafka"));
    TopicSetup.createOrVerify(
        Map.of("bootstrap.servers", broker.bootstrap()), TopicPlan.of(TOPICS, 4, 1));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "max.request.size",
                16 << 20,
                "linger.ms",
                5,
                "delivery.timeout.ms",
                PATIENCE_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  BrokerProcess broker() {
    return broker;
  }

  static List<String> itemIds(int count) {
    return IntStream.range(0, count).mapToObj(i -> "item-" + i).toList();
  }

  static RecommendConfig config(String yaml) {
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    RecommendConfig config = RecommendConfig.read(reader);
    reader.finish();
    return config;
  }

  void send(UserEvent event) {
    sendRaw(TOPICS.userEvents(), bytes(event.getUserId()), events.encode(event));
  }

  void sendRaw(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    producer.send(
        new ProducerRecord<>(topic, key, value),
        (written, failure) -> unsent.compareAndSet(null, failure));
  }

  /** Lets one model serve everybody from now on. */
  void control(long revision, String model, String version, Path folder) {
    ModelControl control =
        ModelControl.newBuilder()
            .setExperiment("trial")
            .setRevision(revision)
            .setAt(Instant.now())
            .setSalt("salt")
            .setVariants(
                List.of(new VariantModel("control", 1.0, model, version, folder.toString())))
            .build();
    sendRaw(
        TOPICS.modelControl(),
        bytes("trial"),
        RecordCodecs.avro(ModelControl.class).encode(control));
    flush();
  }

  /**
   * @throws IllegalStateException when something was not sent
   */
  void flush() {
    producer.flush();
    Exception failure = unsent.get();
    if (failure != null) {
      throw new IllegalStateException("the broker did not take a record", failure);
    }
  }

  static UserEvent event(String id, String user, String item, Instant at) {
    return UserEvent.newBuilder().setEventId(id).setUserId(user).setItemId(item).setAt(at).build();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
  }
}
