package io.freshet.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.cli.ExitCode;
import io.freshet.cli.Freshet;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.edge.EdgeServer;
import io.freshet.id.VectorKey;
import io.freshet.job.JobEnvironment;
import io.freshet.job.JobTopics;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RecommendJob;
import io.freshet.schema.ItemVector;
import io.freshet.standalone.LocalFlink;
import io.freshet.wire.RecordCodecs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every process with credentials of its own, and with exactly the ACLs that are listed for it. */
@Tag("full")
final class SecuredKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static SecuredKafka kafka;

  @BeforeAll
  static void start() {
    kafka = new SecuredKafka(folder.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({
    "least, at-least-once, 1s",
    "incrementing, exactly-once, 10s",
    "pooling, exactly-once, 1s"
  })
  void anEventBecomesAListWithTheListedAclsAlone(String prefix, String delivery, String interval)
      throws Exception {
    RecommendConfig job = job(prefix, delivery, interval);
    for (FreshetProcess process : FreshetProcess.values()) {
      kafka.grant(needed(process, job));
    }
    Path setup = Files.writeString(folder.resolve(prefix + ".yaml"), yaml("setup", prefix));
    assertThat(Freshet.run("topics", "create", "--config", setup.toString())).isZero();

    JobTopics.setUp(job);
    Configuration options = JobEnvironment.configureAlone(job);
    try (LocalFlink flink = LocalFlink.start(1, options);
        EdgeServer edge = EdgeServer.start(edge(prefix))) {
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(options);
      RecommendJob.define(environment, job);
      var running = flink.submit(environment, Optional.empty());
      await("a list over HTTP", () -> hasList(edge));
      writeGarbage(edge(prefix));
      await("a dead letter", () -> get(edge, "/v1/stats").contains("\"dead_letters\":1,"));
      await("committed offsets", () -> hasCommitted(job.reading().group()));
      assertThat(running.restarts()).isZero();
    }
  }

  @Test
  void everyAclOfTheJobThatIsTakenAwayIsAskedFor() throws Exception {
    RecommendConfig job = job("asking", "exactly-once", "1s");
    kafka.grant(needed(FreshetProcess.SETUP, job));
    RecommendConfig setup = read(yaml("setup", "asking"));
    TopicSetup.createOrVerify(setup.kafka().forAdmin(), setup.layout().plan());
    asksForEach(needed(FreshetProcess.JOB, job), () -> JobTopics.setUp(job));
  }

  @Test
  void everyAclOfTheEdgeThatIsTakenAwayIsAskedFor() throws Exception {
    EdgeConfig edge = edge("looking");
    RecommendConfig setup = read(yaml("setup", "looking"));
    kafka.grant(needed(FreshetProcess.SETUP, setup));
    TopicSetup.createOrVerify(setup.kafka().forAdmin(), setup.layout().plan());
    List<AclBinding> needed = needed(FreshetProcess.EDGE, setup);
    asksForEach(
        needed,
        () -> TopicSetup.checkAccess(edge.kafka().forAdmin(), needed, Duration.ofSeconds(10)));
  }

  @Test
  void anEncoderIsRetiredWithTheListedAclsAloneAndEachIsAskedFor() throws Exception {
    RecommendConfig setup = read(yaml("setup", "retiring"));
    kafka.grant(needed(FreshetProcess.SETUP, setup));
    TopicSetup.createOrVerify(setup.kafka().forAdmin(), setup.layout().plan());
    String yaml = yaml("operator", "retiring");
    KafkaSettings operator = read(yaml).kafka();
    List<AclBinding> needed = needed(FreshetProcess.OPERATOR, setup);
    asksForEach(
        needed, () -> TopicSetup.checkAccess(operator.forAdmin(), needed, Duration.ofSeconds(10)));
    writeVector(operator, setup.topics().itemVectors());
    String file = Files.writeString(folder.resolve("operator.yaml"), yaml).toString();
    String[] retire = {
      "topics", "retire-encoder", "vit/v1", "--write", "--even-if-used", "--config", file
    };
    assertThat(Freshet.run(retire)).isZero();
    assertThat(Freshet.run(retire)).as("nothing is left").isEqualTo(ExitCode.BAD_INPUT.code());
  }

  private static void writeVector(KafkaSettings kafka, String topic) throws Exception {
    ItemVector vector =
        new ItemVector("hat", Instant.EPOCH, "vit", "v1", List.of(1f), Instant.EPOCH);
    Map<String, Object> settings = new HashMap<>(kafka.forProducer());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = VectorKey.of(vector).toString().getBytes(UTF_8);
      byte[] value = RecordCodecs.avro(ItemVector.class).encode(vector);
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  @Test
  void setupSaysWhichTopicItMayNotCreateOrDescribe() throws Exception {
    RecommendConfig setup = read(yaml("setup", "bare"));
    List<AclBinding> needed =
        needed(FreshetProcess.SETUP, setup).stream()
            .filter(acl -> acl.pattern().name().equals(setup.topics().quality()))
            .toList();
    TopicPlan plan = setup.layout().plan().only(java.util.Set.of(setup.topics().quality()));
    assertThatThrownBy(() -> TopicSetup.createOrVerify(setup.kafka().forAdmin(), plan))
        .hasMessageContaining("topic bare.quality.v1 does not exist, or may not be seen")
        .hasMessageContaining("create it with 1 partitions");
    kafka.grant(needed);
    eventually(() -> TopicSetup.createOrVerify(setup.kafka().forAdmin(), plan));
    kafka.withdraw(with(AclOperation.DESCRIBE_CONFIGS, needed));
    await(
        "a sentence",
        () ->
            problem(() -> TopicSetup.createOrVerify(setup.kafka().forAdmin(), plan))
                .contains(
                    "bare.quality.v1 may not be described by this principal: grant DESCRIBE"));
  }

  @Test
  void theEdgeSaysWhatItMayNotReadOrWrite() throws Exception {
    RecommendConfig setup = read(yaml("setup", "closed"));
    kafka.grant(needed(FreshetProcess.SETUP, setup));
    TopicSetup.createOrVerify(setup.kafka().forAdmin(), setup.layout().plan());
    try (EdgeServer edge = EdgeServer.start(edge("closed"))) {
      await(
          "a topic that may not be seen",
          () -> get(edge, "/health/ready").contains("closed.recommendations.v1"));
      HttpResponse<String> answer = post(edge);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("kafka-refused", "does not let this edge write");

      kafka.grant(needed(FreshetProcess.EDGE, setup));
      await("an edge that recovers", () -> get(edge, "/health/ready").contains("\"ready\":true"));
      await("an event taken", () -> post(edge).statusCode() == 200);
    }
  }

  @Test
  void aWrongPasswordIsSaidAtOnce() {
    String yaml = kafka.yaml("job", "wrong");
    RecommendConfig job = read(yaml);
    assertThatThrownBy(() -> JobTopics.setUp(job))
        .hasMessageContaining("refused the credentials below kafka.client");
  }

  private static void asksForEach(List<AclBinding> needed, Runnable check) throws Exception {
    kafka.grant(needed);
    eventually(check);
    for (AclBinding one : needed) {
      kafka.withdraw(one);
      await(
          "a sentence that asks for " + one,
          () -> {
            String sentence = problem(check);
            return sentence.contains(one.pattern().name())
                && sentence.contains(one.entry().operation().name());
          });
      kafka.grant(List.of(one));
      eventually(check);
    }
  }

  private static AclBinding with(AclOperation operation, List<AclBinding> all) {
    return all.stream()
        .filter(acl -> acl.entry().operation() == operation)
        .findFirst()
        .orElseThrow();
  }

  private static List<AclBinding> needed(FreshetProcess process, RecommendConfig config) {
    String user = process.name().toLowerCase(java.util.Locale.ROOT);
    return Acls.needed(process, JobTopics.names(config), "User:" + user);
  }

  /** ACLs reach the broker a moment after they are answered. */
  private static void eventually(Runnable check) {
    await("no problem", () -> problem(check).isEmpty());
  }

  private static String problem(Runnable check) {
    try {
      check.run();
      return "";
    } catch (TopicProblem e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static RecommendConfig job(String prefix, String delivery, String interval) {
    return read(
        yaml("job", prefix)
            + """
            events: {group: %1$s-mine}
            lists: {delivery: %2$s, transaction-prefix: %1$s-tx, repeats: allowed, scored-inputs: 1}
            experiment: {model: ../models/packages/shop-sasrec/7e94ece7713a1d23}
            job: {checkpoint-interval: %3$s, parallelism: 1, checkpoints: %4$s}
            """
                .formatted(prefix, delivery, interval, folder.resolve(prefix + "-checkpoints")));
  }

  private static String yaml(String user, String prefix) {
    return kafka.yaml(user) + "topics: {prefix: %s, partitions: 1}\n".formatted(prefix);
  }

  private static RecommendConfig read(String yaml) {
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    RecommendConfig config = RecommendConfig.read(reader);
    reader.finish();
    return config;
  }

  private static EdgeConfig edge(String prefix) {
    String yaml =
        yaml("edge", prefix)
            + "edge: {data: %s, http: {port: 0}}\n".formatted(folder.resolve(prefix + "-edge"));
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    EdgeConfig config = EdgeConfig.read(reader);
    reader.finish();
    return config;
  }

  private static boolean hasList(EdgeServer edge) throws Exception {
    String list = get(edge, "/v1/users/ann/recommendations");
    if (list.contains("\"source\":\"fallback\"")) {
      post(edge);
      return false;
    }
    return true;
  }

  private static void writeGarbage(EdgeConfig edge) throws Exception {
    Map<String, Object> settings = new HashMap<>(edge.kafka().forProducer());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = {'a'};
      producer.send(new ProducerRecord<>(edge.topics().userEvents(), key, new byte[] {1})).get();
    }
  }

  private static boolean hasCommitted(String group) throws Exception {
    return !kafka
        .admin()
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .isEmpty();
  }

  private static HttpResponse<String> post(EdgeServer edge) throws Exception {
    return CLIENT.send(
        request(edge, "/v1/events")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"user_id\":\"ann\",\"item_id\":\"item-0001\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  private static String get(EdgeServer edge, String path) throws Exception {
    return CLIENT.send(request(edge, path).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder request(EdgeServer edge, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
  }

  private static void await(String what, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("not within %s: %s", PATIENCE, what).isLessThan(deadline);
        LockSupport.parkNanos(50_000_000);
      }
    } catch (Exception e) {
      throw new IllegalStateException("while waiting: " + what, e);
    }
  }
}
