package io.freshet.job.operator;

import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a restart must know of the experiment: the arms that served last, and arms that were asked
 * for later and were not yet judged. Two entries, kept for ever.
 */
final class ArmsState {
  private static final String SERVING = "serving";
  private static final String WANTED = "wanted";

  private final BroadcastState<String, Control> entries;

  ArmsState(OperatorStateStore store) throws Exception {
    entries =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "arms", StringSerializer.INSTANCE, ControlSerializer.INSTANCE));
  }

  Optional<Control.Arms> serving() throws Exception {
    return arms(entries.get(SERVING));
  }

  Optional<Control.Arms> wanted() throws Exception {
    return arms(entries.get(WANTED));
  }

  void serves(Control.Arms arms) throws Exception {
    entries.put(SERVING, arms);
  }

  void wants(Control.Arms arms) throws Exception {
    entries.put(WANTED, arms);
  }

  private static Optional<Control.Arms> arms(@Nullable Control control) {
    return control instanceof Control.Arms arms ? Optional.of(arms) : Optional.empty();
  }
}
