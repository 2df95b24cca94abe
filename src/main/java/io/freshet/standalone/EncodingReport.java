package io.freshet.standalone;

import io.freshet.simulator.LaunchReport;
import java.util.Map;

/**
 * How the job that encodes pictures fared.
 *
 * @param pictures encoded since its last start
 * @param vectors items that have one, in the edge
 * @param launches of new items, until the edge had their vectors
 * @param restarts of the job after a failure
 * @param state of the job, in Flink's words
 */
public record EncodingReport(
    long pictures, int vectors, LaunchReport launches, long restarts, String state) {
  boolean healthy() {
    return vectors > 0 && restarts == 0 && state.equals("RUNNING");
  }

  void addTo(Map<String, Object> json) {
    json.put("pictures_encoded", pictures);
    json.put("vectors", vectors);
    json.put("items_launched", launches.launched());
    json.put("launched_with_vector", launches.known());
    json.put("launch_to_vector_p50_ms", launches.medianMillis().orElse(null));
    json.put("launch_to_vector_max_ms", launches.longestMillis().orElse(null));
    json.put("encode_restarts", restarts);
    json.put("encode_job", state);
  }
}
