package io.freshet.edge;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * The numbers of one instant, as {@code GET /v1/stats} answers them.
 *
 * @param latencyLastMinute from an event's arrival in Kafka to its list being readable
 * @param recentUsers who did something last, newest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record LiveView(
    long now,
    long startedAt,
    Kafka kafka,
    Flow events,
    Flow lists,
    Latency latencyLastMinute,
    Latency latency,
    long deadLetters,
    Map<String, Long> deadLettersByReason,
    long badRecords,
    List<ArmView> arms,
    long hitWindowMillis,
    List<String> hitKinds,
    List<String> recentUsers) {

  /**
   * @param recordsBehind -1 before the first look
   * @param caughtUpOnce the store has been at the ends of the topics
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Kafka(boolean reachable, String problem, long recordsBehind, boolean caughtUpOnce) {}

  /**
   * @param perSecond of the last whole seconds, oldest first
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Flow(long total, List<Long> perSecond) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Latency(long measured, double p50Millis, double p99Millis) {
    static Latency of(LatencyHistogram histogram) {
      return new Latency(histogram.total(), histogram.quantile(0.50), histogram.quantile(0.99));
    }
  }

  record Model(String name, String version) {}

  /**
   * @param lists made by the job for this arm
   * @param shown lists that were served or reported as shown
   * @param hits shown lists that led to something
   * @param rate of hits, with its 95 % interval
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record ArmView(
      String experiment,
      String variant,
      Model model,
      long lists,
      long lastListAt,
      long shown,
      long hits,
      Proportion rate) {}
}
