package io.freshet.job.encode;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * When the job began with its encoder, kept through restarts: readers of two encoders hold the
 * later one for the one that is to take over. Every task keeps its own time, and after a restart
 * all tasks go by the earliest.
 *
 * <p>State {@code began}: {@code <millis> <encoder>}, one of each task.
 */
final class Beginning {
  private final ListState<String> state;
  private final long nowMillis;

  private Beginning(ListState<String> state, long nowMillis) {
    this.state = state;
    this.nowMillis = nowMillis;
  }

  static Beginning in(OperatorStateStore store, long nowMillis) throws Exception {
    return new Beginning(
        store.getUnionListState(new ListStateDescriptor<>("began", StringSerializer.INSTANCE)),
        nowMillis);
  }

  /**
   * @param encoder name and version; where another one was at work before, it begins now
   */
  long of(String encoder) throws Exception {
    long earliest = nowMillis;
    for (String told : state.get()) {
      int space = told.indexOf(' ');
      if (told.substring(space + 1).equals(encoder)) {
        earliest = Math.min(earliest, Long.parseLong(told.substring(0, space)));
      }
    }
    state.update(List.of(earliest + " " + encoder));
    return earliest;
  }
}
