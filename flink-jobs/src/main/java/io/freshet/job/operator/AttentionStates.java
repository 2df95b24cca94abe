package io.freshet.job.operator;

import io.freshet.attention.AttentionState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/** What models keep of the users of a bundle: read when a list is made, written when all are. */
// per record
final class AttentionStates {
  private final KeyContext keys;
  private final ValueState<AttentionState> stored;
  private final OperatorMetrics metrics;
  private final Map<String, AttentionState> open = new LinkedHashMap<>();

  AttentionStates(KeyContext keys, ValueState<AttentionState> stored, OperatorMetrics metrics) {
    this.keys = keys;
    this.stored = stored;
    this.metrics = metrics;
  }

  /** What was kept of a user, by this bundle or before it; null when nothing was. */
  @Nullable AttentionState of(String userId) throws IOException {
    AttentionState known = open.get(userId);
    if (known != null) {
      return known;
    }
    keys.setCurrentKey(userId);
    return stored.value();
  }

  void keep(String userId, AttentionState state) {
    open.put(userId, state);
  }

  void write() throws IOException {
    for (Map.Entry<String, AttentionState> entry : open.entrySet()) {
      keys.setCurrentKey(entry.getKey());
      stored.update(entry.getValue());
      metrics.attentionWritten(entry.getValue());
    }
    open.clear();
  }
}
