package io.freshet.job.operator;

import io.freshet.attention.AttentionState;
import io.freshet.bundle.Bundle;
import io.freshet.score.Scorers;
import io.freshet.sequence.UserSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What the operator counts. Names are public API and in base units; histograms hold the last
 * thousand values.
 */
final class OperatorMetrics {
  private static final int WINDOW = 1_000;

  private final Counter events;
  private final Counter duplicates;
  private final Counter lists;
  private final Counter fallbackLists;
  private final Counter swaps;
  private final Counter refusals;
  private final Histogram bundleTokens;
  private final Histogram bundleUsers;
  private final Histogram waitSeconds;
  private final Histogram scoreSeconds;
  private final Histogram batchRows;
  private final Histogram stateBytes;
  private final Counter attentionSteps;
  private final Counter attentionBegun;
  private final Histogram attentionBytes;
  private final SeenMetrics seen;
  private long tokens;
  private long paddedTokens;

  OperatorMetrics(MetricGroup group, Supplier<Instant> modelBuiltAt) {
    events = group.counter("freshet_events_total");
    duplicates = group.counter("freshet_duplicate_events_total");
    lists = group.counter("freshet_lists_total");
    fallbackLists = group.counter("freshet_fallback_lists_total");
    swaps = group.counter("freshet_model_swaps_total");
    refusals = group.counter("freshet_models_refused_total");
    bundleTokens = histogram(group, "freshet_bundle_tokens");
    bundleUsers = histogram(group, "freshet_bundle_users");
    waitSeconds = group.histogram("freshet_bundle_wait_seconds", new SecondsHistogram(WINDOW));
    scoreSeconds = group.histogram("freshet_score_seconds", new SecondsHistogram(WINDOW));
    batchRows = histogram(group, "freshet_batch_rows");
    stateBytes = histogram(group, "freshet_state_bytes");
    attentionSteps = group.counter("freshet_attention_steps_total");
    attentionBegun = group.counter("freshet_attention_begun_total");
    attentionBytes = histogram(group, "freshet_attention_state_bytes");
    seen = new SeenMetrics(group);
    group.gauge("freshet_padding_ratio", (Gauge<Double>) this::paddingRatio);
    group.gauge("freshet_scorers_off_device", (Gauge<Integer>) Scorers::offDevice);
    group.gauge(
        "freshet_model_age_seconds",
        (Gauge<Long>) () -> Duration.between(modelBuiltAt.get(), Instant.now()).toSeconds());
  }

  private static Histogram histogram(MetricGroup group, String name) {
    return group.histogram(name, new DescriptiveStatisticsHistogram(WINDOW));
  }

  void event() {
    events.inc();
  }

  void duplicate() {
    duplicates.inc();
  }

  void fallbackList() {
    fallbackLists.inc();
  }

  void swapped() {
    swaps.inc();
  }

  /** These models serve from now on. */
  void serve(Iterable<ArmModel> models) {
    seen.serve(models);
  }

  void refused() {
    refusals.inc();
  }

  void stateWritten(UserSequence sequence) {
    stateBytes.update(sequence.packedBytesAtMost());
  }

  void attentionWritten(AttentionState state) {
    attentionBytes.update(state.kept().length);
  }

  /** Rows that went one item on from what was kept of them. */
  void stepped(int rows) {
    attentionSteps.inc(rows);
  }

  /** Rows whose whole history was read so that something is kept of them. */
  void begun(int rows) {
    attentionBegun.inc(rows);
  }

  long steps() {
    return attentionSteps.getCount();
  }

  long begins() {
    return attentionBegun.getCount();
  }

  void bundleClosed(Bundle bundle, long waitedNanos) {
    bundleUsers.update(bundle.sequences().size());
    bundleTokens.update(bundle.tokens());
    waitSeconds.update(waitedNanos);
  }

  void listsMade(int count) {
    lists.inc(count);
  }

  void planned(long used, long padded) {
    tokens += used;
    paddedTokens += padded;
  }

  void scored(int rows, long nanos) {
    batchRows.update(rows);
    scoreSeconds.update(nanos);
  }

  long refusals() {
    return refusals.getCount();
  }

  /** Share of computed positions that were padding, since the start. */
  private double paddingRatio() {
    return paddedTokens == 0 ? 0 : 1 - (double) tokens / paddedTokens;
  }
}
