package io.freshet.job.encode;

import io.freshet.score.Scorers;
import io.freshet.wire.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What the operator counts. Names are public API and in base units. */
final class EncodeMetrics {
  private static final int WINDOW = 1_000;
  private static final double NANOS = 1e9;

  private final MetricGroup group;
  private final Counter events;
  private final Counter unchanged;
  private final Counter late;
  private final Counter encoded;
  private final Counter deleted;
  private final Counter retries;
  private final Histogram batchRows;
  private final Map<Reason, Counter> byReason = new EnumMap<>(Reason.class);
  private long encodeNanos;

  EncodeMetrics(MetricGroup group, IntSupplier fetchesUnderWay) {
    this.group = group;
    events = group.counter("freshet_item_events_total");
    unchanged = group.counter("freshet_unchanged_pictures_total");
    late = group.counter("freshet_late_item_events_total");
    encoded = group.counter("freshet_encoded_pictures_total");
    deleted = group.counter("freshet_deleted_vectors_total");
    retries = group.counter("freshet_fetch_retries_total");
    batchRows =
        group.histogram("freshet_encode_batch_rows", new DescriptiveStatisticsHistogram(WINDOW));
    group.gauge("freshet_encode_seconds", (Gauge<Double>) () -> encodeNanos / NANOS);
    group.gauge("freshet_fetches_under_way", (Gauge<Integer>) fetchesUnderWay::getAsInt);
    group.gauge("freshet_scorers_off_device", (Gauge<Integer>) Scorers::offDevice);
  }

  void event() {
    events.inc();
  }

  void unchanged() {
    unchanged.inc();
  }

  void late() {
    late.inc();
  }

  void deleted() {
    deleted.inc();
  }

  void retry() {
    retries.inc();
  }

  void encoded(int rows, long nanos) {
    encoded.inc(rows);
    batchRows.update(rows);
    encodeNanos += nanos;
  }

  void refused(Reason reason) {
    byReason
        .computeIfAbsent(
            reason,
            found -> group.addGroup("reason", found.code()).counter("freshet_dead_letters_total"))
        .inc();
  }
}
