package io.freshet.job.operator;

import io.freshet.catalogue.DecayedCounts;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What is popular, from everybody's counts: one task, says the newest list at most every so often.
 *
 * <p>State {@code weights}: decayed counts, bound {@link Settings#capacity} times two, decays and
 * is never empty again.
 */
// per record
final class PopularItemsOperator extends AbstractStreamOperator<Control>
    implements OneInputStreamOperator<ItemCount, Control> {
  private static final long serialVersionUID = 1L;

  private final Popularity.Settings settings;
  private transient DecayedCounts counts;
  private transient ListState<ItemCount> weights;
  private transient boolean willEmit;

  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it uses it
  PopularItemsOperator(Popularity.Settings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    weights =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("weights", ItemCount.Serializer.INSTANCE));
    counts = new DecayedCounts(settings.halfLifeMillis(), settings.capacity());
    Map<String, Double> stored = new HashMap<>();
    long landmark = 0;
    for (ItemCount weight : weights.get()) {
      stored.put(weight.itemId(), weight.count());
      landmark = weight.atMillis();
    }
    counts.restore(landmark, stored);
  }

  @Override
  public void open() throws Exception {
    super.open();
    emitSoon();
  }

  @Override
  public void processElement(StreamRecord<ItemCount> element) {
    ItemCount count = element.getValue();
    counts.add(count.itemId(), count.count(), count.atMillis());
    emitSoon();
  }

  private void emitSoon() {
    if (!willEmit) {
      willEmit = true;
      var clock = getProcessingTimeService();
      clock.registerTimer(
          clock.getCurrentProcessingTime() + settings.everyMillis(), time -> emit());
    }
  }

  private void emit() {
    willEmit = false;
    output.collect(new StreamRecord<>(new Control.Popularity(counts.top(settings.listed()))));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    weights.clear();
    for (Map.Entry<String, Double> weight : counts.weights().entrySet()) {
      weights.add(new ItemCount(weight.getKey(), weight.getValue(), counts.landmarkMillis()));
    }
  }
}
