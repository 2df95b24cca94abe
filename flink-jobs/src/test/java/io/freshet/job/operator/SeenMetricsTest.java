package io.freshet.job.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.catalogue.SeenItemsView;
import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.MetricRegistryTestUtils;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As Prometheus gets them from Flink's own reporter. */
final class SeenMetricsTest {
  private static final VectorSpace OLD = new VectorSpace("eye", "v1", 2);
  private static final VectorSpace NEW = new VectorSpace("eye", "v2", 2);

  private int port;
  private MetricRegistryImpl registry;
  private SeenMetrics metrics;

  @BeforeEach
  void report() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    MetricConfig settings = new MetricConfig();
    settings.setProperty("port", String.valueOf(port));
    MetricReporter reporter = new PrometheusReporterFactory().createMetricReporter(settings);
    registry =
        new MetricRegistryImpl(
            MetricRegistryTestUtils.defaultMetricRegistryConfiguration(),
            List.of(
                new ReporterSetup("prometheus", settings, reporter, (m, n, s) -> true, Map.of())));
    metrics =
        new SeenMetrics(
            TaskManagerMetricGroup.createTaskManagerMetricGroup(
                registry, "here", new ResourceID("one")));
  }

  @AfterEach
  void stop() throws Exception {
    registry.closeAsync().get();
  }

  @Test
  void tellWhichEncoderIsFollowedAndHowManyItemsItKnows() throws Exception {
    SeenItemsView old = new SeenItemsView(OLD);
    old.apply(vector("hat", OLD, 1f, 2f));
    old.apply(vector("cap", OLD, 1f, 2f));
    metrics.follow(Map.of(OLD, old));
    assertThat(scraped("seen_items", OLD)).isEqualTo("2.0");
    assertThat(scraped("seen_encoder_active", OLD)).isEqualTo("1.0");

    old.forget("cap/eye/v1");
    old.forget("never/eye/v1");
    old.apply(vector("hat", OLD));
    assertThat(scraped("seen_items", OLD)).isEqualTo("0.0");

    SeenItemsView fresh = new SeenItemsView(NEW);
    fresh.apply(vector("hat", NEW, 1f, 2f));
    old.apply(vector("hat", OLD, 1f, 2f));
    metrics.follow(Map.of(NEW, fresh));
    assertThat(scraped("seen_encoder_active", OLD)).isEqualTo("0.0");
    assertThat(scraped("seen_items", OLD)).as("followed no more").isEqualTo("0.0");
    assertThat(scraped("seen_encoder_active", NEW)).isEqualTo("1.0");
    assertThat(scraped("seen_items", NEW)).isEqualTo("1.0");

    metrics.follow(Map.of(OLD, old));
    assertThat(scraped("seen_items", OLD)).as("again").isEqualTo("1.0");
  }

  private static ItemVector vector(String item, VectorSpace space, Float... numbers) {
    return new ItemVector(
        item, Instant.EPOCH, space.encoder(), space.version(), List.of(numbers), Instant.EPOCH);
  }

  /** What the page says of an encoder. */
  private String scraped(String name, VectorSpace space) throws Exception {
    URI page = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
    try (InputStream in = page.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.contains("_encoder_version_freshet_" + name + "{"))
          .filter(line -> line.contains("encoder=\"" + space.encoder() + "\""))
          .filter(line -> line.contains("version=\"" + space.version() + "\""))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .reduce((one, other) -> one + " and " + other)
          .orElse("nothing");
    }
  }
}
