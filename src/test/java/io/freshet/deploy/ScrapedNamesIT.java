package io.freshet.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.job.JobEnvironment;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RecommendJob;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.standalone.LocalFlink;
import io.freshet.standalone.Standalone;
import io.freshet.standalone.StandaloneSettings;
import io.freshet.standalone.StandaloneSettings.Earlier;
import io.freshet.standalone.StandaloneSettings.Ports;
import io.freshet.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What dashboard and alerts ask for is what a running job and a running edge show. */
@Tag("full")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class ScrapedNamesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern METRIC = Pattern.compile("\\b(?:flink|freshet)_[A-Za-z_]+");
  private static final Path DEPLOY = Checkout.root().resolve("deploy");

  @TempDir Path folder;

  @Test
  void everyMetricOfDashboardAndAlertsIsInAScrape() throws Exception {
    int port = EmbeddedKafka.freePort(0);
    try (Standalone standalone = Standalone.start(shop());
        LocalFlink flink = observed(standalone.bootstrap(), port)) {
      sendWhatCannotBeRead(standalone.bootstrap());
      URI ofFlink = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
      URI ofEdge = standalone.page().resolve("/metrics");
      Set<String> asked = new TreeSet<>();
      asked.addAll(asked("prometheus/alerts.yaml"));
      asked.addAll(asked("grafana/freshet.json"));
      asked.addAll(asked("grafana/freshet-pictures.json"));
      asked.removeIf(ScrapedNamesIT::isOfTheEncodingJob);
      assertThat(asked).hasSizeGreaterThan(30);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Set<String> missing = missing(asked, ofFlink, ofEdge);
      while (!missing.isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        missing = missing(asked, ofFlink, ofEdge);
      }
      assertThat(missing).as("asked for, on no page of %s", flink.webPage()).isEmpty();
    }
  }

  /** Which runs on a Flink that nobody asks here. */
  private static boolean isOfTheEncodingJob(String metric) {
    return metric.matches(
        "flink_.*_freshet_(item_events|encode|unchanged|late_item|fetch|deleted_vectors).*");
  }

  private static Set<String> missing(Set<String> asked, URI ofFlink, URI ofEdge) {
    Set<String> missing = new TreeSet<>(asked);
    missing.removeAll(scraped(ofFlink));
    missing.removeAll(scraped(ofEdge));
    return missing;
  }

  /** Nothing where the page does not answer yet. */
  private static Set<String> scraped(URI page) {
    try (InputStream in = page.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[{ ]", 2)[0])
          .collect(Collectors.toSet());
    } catch (IOException notYet) {
      return Set.of();
    }
  }

  private static Set<String> asked(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(DEPLOY.resolve(file))) {
      Matcher metric = METRIC.matcher(line.strip().startsWith("#") ? "" : line);
      while (metric.find()) {
        names.add(metric.group());
      }
    }
    return names;
  }

  /** A broker, an edge, shoppers who see pictures, and two jobs. */
  private StandaloneSettings shop() throws BadModelPackage {
    return new StandaloneSettings(
        folder.resolve("shop"),
        Earlier.DISCARD,
        Optional.empty(),
        Optional.of(EncoderPackage.open(Path.of(shipped("shop-encoder")))),
        Ports.ANY,
        30,
        ConfigTree.empty());
  }

  /** The job once more, on a Flink that Prometheus may ask. */
  private LocalFlink observed(String bootstrap, int port) {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.empty()
                .with("kafka.bootstrap", bootstrap)
                .with("events.group", "observed")
                .with("job.parallelism", "1")
                .with("job.checkpoints", folder.resolve("checkpoints").toString())
                .with("experiment.model", shipped("shop-sasrec")));
    RecommendConfig config = RecommendConfig.read(reader);
    Configuration options = JobEnvironment.configureAlone(config);
    options.setString(
        "metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
    options.setString("metrics.reporter.prom.port", String.valueOf(port));
    LocalFlink flink = LocalFlink.start(1, options);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    RecommendJob.define(environment, config);
    flink.submit(environment, Optional.empty());
    return flink;
  }

  private static String shipped(String name) {
    Path packages = Checkout.root().resolve(Path.of("models", "packages", name));
    try (var versions = Files.list(packages)) {
      return versions.filter(Files::isDirectory).findFirst().orElseThrow().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + packages, e);
    }
  }

  private static void sendWhatCannotBeRead(String bootstrap) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.withDefaultPrefix().userEvents(), "no event".getBytes(UTF_8)))
          .get();
    }
  }
}
