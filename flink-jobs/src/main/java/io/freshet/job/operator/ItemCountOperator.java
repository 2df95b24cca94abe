package io.freshet.job.operator;

import io.freshet.sequence.Interaction;
import io.freshet.sequence.Kind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts items where the events are, so that only sums travel. Holds nothing across a barrier: it
 * has no state.
 */
// per record
final class ItemCountOperator extends AbstractStreamOperator<ItemCount>
    implements OneInputStreamOperator<Interaction, ItemCount>, BoundedOneInput {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ITEMS = 10_000;

  private final long everyMillis;
  private transient Map<String, ItemCount> counts;

  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it uses it
  ItemCountOperator(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Interaction> element) {
    Interaction event = element.getValue();
    if (event.kind() == Kind.HIDE) {
      return;
    }
    if (counts.isEmpty()) {
      var clock = getProcessingTimeService();
      clock.registerTimer(clock.getCurrentProcessingTime() + everyMillis, time -> flush());
    }
    ItemCount before = counts.get(event.itemId());
    counts.put(
        event.itemId(),
        before == null
            ? new ItemCount(event.itemId(), 1, event.atMillis())
            : before.plusOne(event.atMillis()));
    if (counts.size() >= MOST_ITEMS) {
      flush();
    }
  }

  private void flush() {
    for (ItemCount count : counts.values()) {
      output.collect(new StreamRecord<>(count));
    }
    counts.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }
}
