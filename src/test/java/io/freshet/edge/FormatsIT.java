package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.mapping.EventFormat;
import io.freshet.schema.UserEvent;
import io.freshet.sink.TopicRecords;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.topic.TopicSetup;
import io.freshet.wire.RecordFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format that can be configured: events as the edge writes them, lists as the job does. */
final class FormatsIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({"avro, 0", "json, 0", "confluent, 258"})
  void jobAndEdgeReadWhatTheOtherWrites(String format, int id) throws Exception {
    ConfigTree tree =
        tree(
            format,
            """
            events: {format: %1$s, registry-id: %2$d}
            lists: {format: %1$s, registry-id: %2$d}
            """
                .formatted(format, id));
    EdgeConfig config = read(tree);
    TopicSetup.createOrVerify(config.kafka().forAdmin(), config.layout().plan());
    try (EdgeServer edge = EdgeServer.start(config)) {
      assertThat(post(edge).statusCode()).isEqualTo(200);
      UserEvent event = onlyEvent(config, EventFormat.read(new ConfigReader(tree)));
      assertThat(event.getItemId()).isEqualTo("hat");

      writeList(config, RecordFormat.ofLists(new ConfigReader(tree)), event);
      EdgeFixture.await("the list", () -> explain(edge).contains("\"boots\""));
      assertThat(explain(edge)).as("the event").contains("\"hat\"");
      assertThat(edge.stats().events()).isEqualTo(1);
    }
  }

  @Test
  void whereEventsHaveFieldsOfTheirOwnTheEdgeReadsAndDoesNotWrite() throws Exception {
    EdgeConfig config =
        read(tree("mapped", "events: {format: json, mapping: {user: who, item: what, at: ts}}\n"));
    TopicSetup.createOrVerify(config.kafka().forAdmin(), config.layout().plan());
    try (EdgeServer edge = EdgeServer.start(config)) {
      HttpResponse<String> refused = post(edge);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("in a format of its own");

      String theirs = "{\"who\":\"ann\",\"what\":\"scarf\",\"ts\":1770000000000}";
      try (KafkaProducer<byte[], byte[]> producer = producer(config)) {
        byte[] key = "ann".getBytes(UTF_8);
        byte[] value = theirs.getBytes(UTF_8);
        producer.send(new ProducerRecord<>(config.topics().userEvents(), key, value)).get();
      }
      EdgeFixture.await("their event", () -> explain(edge).contains("\"scarf\""));
    }
  }

  private static ConfigTree tree(String prefix, String formats) {
    return ConfigTree.parse(
        """
        kafka: {bootstrap: "%s"}
        topics: {prefix: %s, partitions: 1}
        edge: {data: %s, http: {port: 0}}
        """
                .formatted(kafka.bootstrap(), prefix, folder.resolve(prefix))
            + formats,
        "test");
  }

  private static EdgeConfig read(ConfigTree tree) {
    ConfigReader reader = new ConfigReader(tree);
    EdgeConfig config = EdgeConfig.read(reader);
    reader.finish();
    return config;
  }

  private static UserEvent onlyEvent(EdgeConfig config, EventFormat format) throws Exception {
    TopicPartition partition = new TopicPartition(config.topics().userEvents(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            new HashMap<String, Object>(config.kafka().forConsumer()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<ConsumerRecord<byte[], byte[]>> found =
          consumer.poll(Duration.ofSeconds(20)).records(partition);
      assertThat(found).hasSize(1);
      return format.open().decode(found.get(0).value(), partition.topic(), 0, 0);
    }
  }

  private static void writeList(EdgeConfig config, RecordFormat format, UserEvent cause)
      throws Exception {
    ProducerRecord<byte[], byte[]> record =
        TopicRecords.recommendations(config.topics().recommendations(), format)
            .record(Given.list(cause, 1, "b", "boots"));
    try (KafkaProducer<byte[], byte[]> producer = producer(config)) {
      producer.send(record).get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(EdgeConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafka().forProducer());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static HttpResponse<String> post(EdgeServer edge) throws Exception {
    return CLIENT.send(
        request(edge, "/v1/events")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"user_id\":\"ann\",\"item_id\":\"hat\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  private static String explain(EdgeServer edge) throws Exception {
    return CLIENT
        .send(request(edge, "/v1/users/ann/explain").build(), BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest.Builder request(EdgeServer edge, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
  }
}
