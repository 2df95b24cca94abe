package io.freshet.edge;

import io.freshet.similar.SimilarItems;
import io.freshet.similar.SimilarItems.Encoder;
import io.freshet.wire.Reason;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/** The metrics of the edge. Names are public; no label holds anything a user or client wrote. */
final class EdgeMetrics {
  private static final double[] LATENCY_SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5, 15, 60
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

  private final Histogram requestSeconds =
      Histogram.builder()
          .name("freshet_http_request_seconds")
          .help("Time to answer a request, by route.")
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(LATENCY_SECONDS)
          .register(registry);
  private final Histogram visibleSeconds =
      Histogram.builder()
          .name("freshet_list_visible_latency_seconds")
          .help("From the arrival of an event in Kafka to its list being readable.")
          .classicOnly()
          .classicUpperBounds(LATENCY_SECONDS)
          .register(registry);
  private final Counter eventsTaken =
      counter("freshet_edge_events_accepted_total", "Events taken over HTTP and held by Kafka.");
  private final Counter eventsRefused =
      byReason("freshet_edge_events_rejected_total", "Events refused over HTTP, by reason.");
  private final Counter exposuresDropped =
      counter("freshet_edge_exposures_dropped_total", "Exposures Kafka could not take in time.");
  private final Counter fallbacks =
      counter("freshet_edge_fallback_lists_total", "Lists of popular items for unknown users.");
  private final Counter eventsSeen =
      counter("freshet_follower_user_events_total", "User events read from their topic.");
  private final Counter listsSeen =
      counter("freshet_follower_lists_total", "Lists read into the store.");
  private final Counter deadLetters =
      counter("freshet_follower_dead_letters_total", "Records in the dead-letter topic.");
  private final Counter badRecords =
      byReason(
          "freshet_follower_bad_records_total", "Records the follower could not read, by reason.");
  private final Gauge behind =
      Gauge.builder()
          .name("freshet_follower_records_behind")
          .help("Records between the store and the ends of the topics.")
          .register(registry);
  private final Gauge reachable =
      Gauge.builder()
          .name("freshet_kafka_reachable")
          .help("1 when the follower's last look at Kafka was answered.")
          .register(registry);

  /**
   * @param bytes asked at each scrape
   */
  void watchPictures(LongSupplier bytes) {
    GaugeWithCallback.builder()
        .name("freshet_edge_picture_bytes")
        .help("Of the pictures of items that are kept; edge.pictures.all bounds them.")
        .callback(gauge -> gauge.call(bytes.getAsLong()))
        .register(registry);
  }

  /**
   * @param similar asked at each scrape
   */
  void watchSimilar(SimilarItems similar) {
    ofEncoders(
        "freshet_similar_items",
        "Items with a vector, by encoder: of the one whose vectors are compared, and of later ones.",
        encoder -> similar.sizes().getOrDefault(encoder, 0),
        similar);
    ofEncoders(
        "freshet_similar_encoder_active",
        "1 of the encoder whose vectors tell what looks alike, 0 of those that may take over.",
        encoder -> similar.answering().filter(encoder::equals).isPresent() ? 1 : 0,
        similar);
  }

  private void ofEncoders(
      String name, String help, ToIntFunction<Encoder> value, SimilarItems similar) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("encoder", "version")
        .callback(
            gauge ->
                similar
                    .sizes()
                    .keySet()
                    .forEach(
                        encoder ->
                            gauge.call(
                                value.applyAsInt(encoder), encoder.name(), encoder.version())))
        .register(registry);
  }

  private Counter counter(String name, String help) {
    return Counter.builder().name(name).help(help).register(registry);
  }

  /** There from the start at 0: an increase from nothing is none to Prometheus. */
  private Counter byReason(String name, String help) {
    Counter counter =
        Counter.builder().name(name).help(help).labelNames("reason").register(registry);
    for (Reason reason : Reason.values()) {
      counter.initLabelValues(reason.code());
    }
    return counter;
  }

  /**
   * @param route the pattern, never the path
   */
  void answered(String method, String route, int status, double seconds) {
    requestSeconds.labelValues(method, route, String.valueOf(status)).observe(seconds);
  }

  void visibleAfter(double seconds) {
    visibleSeconds.observe(seconds);
  }

  void eventsTaken(long count) {
    eventsTaken.inc(count);
  }

  void eventRefused(Reason reason) {
    eventsRefused.labelValues(reason.code()).inc();
  }

  void exposureDropped() {
    exposuresDropped.inc();
  }

  void fallbackServed() {
    fallbacks.inc();
  }

  void applied(long events, long lists, long dead) {
    eventsSeen.inc(events);
    listsSeen.inc(lists);
    deadLetters.inc(dead);
  }

  void bad(Reason reason, long count) {
    badRecords.labelValues(reason.code()).inc(count);
  }

  void standing(long recordsBehind) {
    behind.set(recordsBehind);
    reachable.set(1);
  }

  void away() {
    reachable.set(0);
  }

  /** Prometheus's text format. */
  String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
