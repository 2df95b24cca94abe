package io.freshet.replay;

import io.freshet.standalone.RunReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a replay went.
 *
 * @param run as any run of the standalone is reported
 * @param table of the figures
 * @param secondsOfReplay from the first event sent to the last list read
 */
public record ReplayOutcome(RunReport run, ReplayTable table, double secondsOfReplay) {
  /** For machines: keys are public. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>(run.toJson());
    json.put("replay_seconds", secondsOfReplay);
    json.put("metrics", table.toJson());
    return json;
  }
}
