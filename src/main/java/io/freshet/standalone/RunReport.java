package io.freshet.standalone;

import io.freshet.simulator.LaunchReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param events in the topic, as the edge read them
 * @param lists put into the edge's read store
 * @param firstListMillis from the start of the JVM until the first of them was readable over HTTP
 * @param p50Millis from an event's arrival in Kafka until its list was readable, the middle one
 * @param deadLetters in their topic
 * @param restarts of the job after a failure
 * @param state of the job, in Flink's words
 * @param newItems of the simulated shop, until somebody was shown them
 * @param encoding where pictures are encoded
 */
public record RunReport(
    long events,
    long lists,
    Optional<Long> firstListMillis,
    double p50Millis,
    double p99Millis,
    long deadLetters,
    long restarts,
    String state,
    LaunchReport newItems,
    Optional<EncodingReport> encoding) {
  /** Whether lists came, and vectors where there are pictures; nothing fell over or was refused. */
  public boolean healthy() {
    return lists > 0
        && deadLetters == 0
        && restarts == 0
        && state.equals("RUNNING")
        && encoding.map(EncodingReport::healthy).orElse(true);
  }

  /** For machines: keys are public. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("events", events);
    json.put("lists", lists);
    json.put("first_list_ms", firstListMillis.orElse(null));
    json.put("p50_ms", p50Millis);
    json.put("p99_ms", p99Millis);
    json.put("dead_letters", deadLetters);
    json.put("restarts", restarts);
    json.put("job", state);
    json.put("new_items", newItems.launched());
    json.put("new_items_listed", newItems.known());
    json.put("new_item_to_list_p50_ms", newItems.medianMillis().orElse(null));
    json.put("new_item_to_list_max_ms", newItems.longestMillis().orElse(null));
    encoding.ifPresent(report -> report.addTo(json));
    json.put("healthy", healthy());
    return json;
  }
}
