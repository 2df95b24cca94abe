package io.freshet.standalone;

import io.freshet.edge.EdgeServer;
import io.freshet.edge.EdgeStats;
import io.freshet.job.JobEnvironment;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RecommendJob;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.model.BadModelPackage;
import io.freshet.score.Device;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import io.freshet.simulator.EdgeLists;
import io.freshet.simulator.LaunchReport;
import io.freshet.simulator.LiveShop;
import io.freshet.simulator.Showing;
import io.freshet.simulator.SimulationSettings;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole product in this JVM: a broker, the job on Flink, the edge, and a shop whose visitors
 * react to the lists they see. What does not wait for one another starts side by side.
 */
public final class Standalone implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final int SHOPPERS = 1_000;
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(60);

  private final StandaloneSettings settings;
  private final DataFolder data;
  private final StandaloneConfig config;
  private final Optional<String> resumedFrom;
  private final Parts parts = new Parts();
  private final Part<EmbeddedKafka> kafka;
  private final Part<LocalFlink> flink;
  private final Part<EdgeServer> edge;
  private final Part<LocalJob> job;
  private final Optional<Encoding> encoding;
  private final Optional<Part<LocalJob>> encodingJob;
  private final Optional<Part<LiveShop>> shop;

  private Standalone(StandaloneSettings settings, DataFolder data, int kafkaPort) {
    this.settings = settings;
    this.data = data;
    String bootstrap = "127.0.0.1:" + kafkaPort;
    this.config = StandaloneConfig.of(settings, data, bootstrap);
    this.encoding = StandaloneConfig.encoding(settings, data, bootstrap);
    this.resumedFrom = RetainedCheckpoints.of(config.job().runtime()).newest();
    // In this order they are stopped, from the last to the first.
    this.kafka = parts.start("Kafka", () -> startKafka(kafkaPort), EmbeddedKafka::close);
    this.edge = parts.start("the edge", () -> EdgeServer.start(config.edge()), EdgeServer::close);
    settings.model().ifPresent(this::loadModel);
    this.flink = parts.start("Flink", this::startFlink, LocalFlink::close);
    this.job = parts.start("the job", this::submit, this::drain);
    this.encodingJob = encoding.map(this::encode);
    this.shop =
        settings.eventsPerSecond() > 0
            ? Optional.of(parts.start("the shop", this::openShop, LiveShop::close))
            : Optional.empty();
  }

  /**
   * Returns when all parts run; the first list comes a little later.
   *
   * @throws io.freshet.config.BadConfig before anything starts, naming every mistake
   */
  public static Standalone start(StandaloneSettings settings) {
    DataFolder data = DataFolder.lock(settings.data());
    Standalone standalone;
    try {
      if (settings.earlier() == StandaloneSettings.Earlier.DISCARD) {
        data.discard();
      }
      standalone = new Standalone(settings, data, EmbeddedKafka.freePort(settings.ports().kafka()));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
    try {
      standalone.parts.await();
      return standalone;
    } catch (RuntimeException e) {
      standalone.close();
      throw e;
    }
  }

  /** The address of the page. */
  public URI page() {
    return URI.create("http://127.0.0.1:%d/".formatted(edge.get().port()));
  }

  /** The address of Flink's own page. */
  public URI flinkPage() {
    return flink.get().webPage();
  }

  public String bootstrap() {
    return kafka.get().bootstrap();
  }

  /** The checkpoint this run went on from. */
  public Optional<String> resumedFrom() {
    return resumedFrom;
  }

  /** From the start of the JVM until the first list of this run was readable over HTTP. */
  public Optional<Long> firstListMillis() {
    OptionalLong at = edge.get().stats().firstListAtMillis();
    return at.isPresent()
        ? Optional.of(at.getAsLong() - ManagementFactory.getRuntimeMXBean().getStartTime())
        : Optional.empty();
  }

  public RunReport report() {
    EdgeStats stats = edge.get().stats();
    return new RunReport(
        stats.events(),
        stats.lists(),
        firstListMillis(),
        stats.p50Millis(),
        stats.p99Millis(),
        stats.deadLetters(),
        job.get().restarts(),
        job.get().status().name(),
        shop.map(open -> open.get().listings()).orElse(LaunchReport.NONE),
        encodingJob.map(running -> report(running.get())));
  }

  private EncodingReport report(LocalJob running) {
    return new EncodingReport(
        Encoding.pictures(running),
        edge.get().vectors(),
        shop.map(open -> open.get().launches()).orElse(LaunchReport.NONE),
        running.restarts(),
        running.status().name());
  }

  /** Sends the shoppers home, lets the job finish what it has, and stops everything. */
  @Override
  public void close() {
    parts.close();
    data.close();
  }

  private EmbeddedKafka startKafka(int port) {
    EmbeddedKafka broker = EmbeddedKafka.start(data.kafka(), port);
    TopicSetup.createOrVerify(
        config.job().kafka().forAdmin(), TopicPlan.of(config.job().topics(), PARTITIONS, 1));
    return broker;
  }

  /** Early, so that the job finds it loaded when its tasks start. */
  private void loadModel(Path folder) {
    parts.start(
        "the model",
        () -> {
          try {
            return Scorers.acquire(folder, Device.parse(config.job().serving().device()));
          } catch (BadModelPackage e) {
            throw new IllegalStateException(e.getMessage(), e);
          }
        },
        ScorerLease::close);
  }

  private LocalFlink startFlink() {
    int parallelism = config.job().runtime().parallelism();
    int slots = parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
    int more = encoding.map(Encoding::slots).orElse(0);
    return LocalFlink.start(slots + more, JobEnvironment.configureAlone(config.job()));
  }

  private LocalJob submit() {
    RecommendConfig jobConfig = config.job();
    Configuration options = JobEnvironment.configureAlone(jobConfig);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    RecommendJob.define(environment, jobConfig);
    LocalFlink cluster = flink.get();
    kafka.get();
    return cluster.submit(environment, resumedFrom);
  }

  private void drain(LocalJob running) {
    running.stopWithSavepoint(config.job().runtime().checkpointUri(), DRAIN_PATIENCE);
  }

  /** Once the main job takes events: pictures can wait, lists must not. */
  private Part<LocalJob> encode(Encoding pictures) {
    return parts.start(
        "the job that encodes pictures",
        () -> {
          job.get().awaitRunning();
          return pictures.submit(flink.get());
        },
        running ->
            running.stopWithSavepoint(pictures.config().runtime().checkpointUri(), DRAIN_PATIENCE));
  }

  private LiveShop openShop() {
    SimulationSettings people =
        new SimulationSettings(
            SimulationSettings.SHOP_SEED,
            System.currentTimeMillis(),
            SHOPPERS,
            settings.eventsPerSecond());
    EdgeLists lists = new EdgeLists(page(), config.edge().http().apiKey());
    LiveShop.Plan plan = new LiveShop.Plan(people, showing(), lists);
    kafka.get();
    LiveShop stocked = LiveShop.stocked(plan, config.job().kafka(), config.job().topics());
    // Whoever comes before the job takes events would only wait, and be timed waiting.
    job.get().awaitRunning();
    stocked.open();
    return stocked;
  }

  /**
   * An item that was told with its picture before must not be told without: it loses its vector.
   */
  private Showing showing() {
    if (encoding.isEmpty()) {
      return Showing.WORDS;
    }
    return resumedFrom.isPresent() ? Showing.PICTURES : Showing.WORDS_THEN_PICTURES;
  }
}
