package io.freshet.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param events sent by the simulated shop
 * @param lists that came after an event of this run
 * @param firstListMillis from the start of the JVM to the first of them
 * @param p50Millis from an event to its list in the topic, as the middle consumer sees it
 * @param deadLetters written in this run
 * @param restarts of the job after a failure
 * @param state of the job, in Flink's words
 */
public record RunReport(
    long events,
    long lists,
    Optional<Long> firstListMillis,
    long p50Millis,
    long p99Millis,
    long deadLetters,
    long restarts,
    String state) {
  /** Whether lists came, nothing was set aside and nothing fell over. */
  public boolean healthy() {
    return lists > 0 && deadLetters == 0 && restarts == 0 && state.equals("RUNNING");
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
    json.put("healthy", healthy());
    return json;
  }
}
