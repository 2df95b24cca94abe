package io.freshet.job.operator;

import io.freshet.attention.AttentionState;
import io.freshet.attention.AttentionStateSerializer;
import io.freshet.bundle.Bundle;
import io.freshet.catalogue.CatalogueLease;
import io.freshet.catalogue.CatalogueSource;
import io.freshet.catalogue.PopularItems;
import io.freshet.experiment.Experiment;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.sequence.Interaction;
import io.freshet.sequence.UserSequence;
import io.freshet.sequence.UserSequenceSerializer;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by user: an event joins its user's sequence and the open bundle; a closed bundle is scored
 * and becomes lists. A bundle closes when it is full, when its oldest event has waited long enough,
 * and before every barrier, so that a checkpoint holds nothing in flight and the order of each user
 * holds by construction. State is read when a user enters a bundle and written when it closes.
 *
 * <p>The second input is broadcast: new arms and what is popular.
 *
 * <p>State {@code sequence}: one {@link UserSequence} per user, bound and expiry by {@link
 * SequenceSettings.State}, version by its serializer. State {@code attention}: one {@link
 * AttentionState} per user of a model that keeps one, of a fixed size and the same expiry. State
 * {@code arms}: {@link ArmsState}.
 */
// per record
public final class SequenceOperator extends AbstractStreamOperator<Recommendation>
    implements TwoInputStreamOperator<Interaction, Control, Recommendation>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;

  private final SequenceSettings settings;
  private final Collaborators collaborators;
  private final OutputTag<ScoredInput> scoredInputs;

  private transient MailboxExecutor mailbox;
  private transient ValueState<UserSequence> sequences;
  private transient ValueState<AttentionState> attention;
  private transient AttentionStates attentionStates;
  private transient ArmsState armsState;
  private transient OperatorMetrics operatorMetrics;
  private transient CatalogueLease catalogue;
  private transient RunningArms arms;
  private transient ListMaker listMaker;
  private transient PopularItems popular;
  private transient Bundle bundle;
  private transient long bundleNumber;
  private transient long bundleOpenedNanos;

  /** Where the parts come from that the tasks of a process share. */
  public record Collaborators(Experiment firstArms, ModelSource models, CatalogueSource catalogue)
      implements Serializable {}

  /**
   * @param scoredInputs side output for the inputs of a share of the lists
   */
  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it uses it
  public SequenceOperator(
      SequenceSettings settings, Collaborators collaborators, OutputTag<ScoredInput> scoredInputs) {
    this.settings = settings;
    this.collaborators = collaborators;
    this.scoredInputs = scoredInputs;
  }

  @Override
  public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
    super.setMailboxExecutor(mailboxExecutor);
    mailbox = mailboxExecutor;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    KeyedStateStore store = context.getKeyedStateStore();
    sequences = store.getState(expiring("sequence", new UserSequenceSerializer()));
    attention = store.getState(expiring("attention", AttentionStateSerializer.INSTANCE));
    armsState = new ArmsState(context.getOperatorStateStore());
  }

  private <V> ValueStateDescriptor<V> expiring(String name, TypeSerializer<V> serializer) {
    ValueStateDescriptor<V> descriptor = new ValueStateDescriptor<>(name, serializer);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(Duration.ofMillis(settings.state().ttlMillis())).build());
    return descriptor;
  }

  @Override
  public void open() throws Exception {
    super.open();
    operatorMetrics = new OperatorMetrics(getMetricGroup(), () -> arms.builtAt());
    catalogue = collaborators.catalogue().open();
    attentionStates = new AttentionStates(this, attention, operatorMetrics);
    listMaker = new ListMaker(settings, catalogue.catalogue(), attentionStates, operatorMetrics);
    popular = PopularItems.NONE;
    arms =
        RunningArms.start(
            collaborators,
            new RunningArms.Surroundings(
                armsState,
                new ArmsLoader(collaborators.models(), mailbox),
                this::swap,
                operatorMetrics));
    bundle = newBundle();
  }

  @Override
  public void processElement1(StreamRecord<Interaction> element) throws Exception {
    Interaction event = element.getValue();
    operatorMetrics.event();
    UserSequence known = bundle.sequenceOf(event.userId());
    UserSequence sequence = known == null ? sequenceFromState(event) : known;
    if (!sequence.add(event, settings.state().limits())) {
      operatorMetrics.duplicate();
      return;
    }
    if (bundle.isEmpty()) {
      openBundle();
    }
    bundle.add(event, sequence);
    if (bundle.isFull()) {
      closeBundle();
    }
  }

  private UserSequence sequenceFromState(Interaction event) throws Exception {
    UserSequence stored = sequences.value();
    return Objects.isNull(stored) ? new UserSequence(Math.max(0, event.recordedMillis())) : stored;
  }

  @Override
  public void processElement2(StreamRecord<Control> element) throws Exception {
    Control control = element.getValue();
    if (control instanceof Control.Popularity now) {
      popular = now.items();
    } else if (control instanceof Control.Arms wanted) {
      arms.want(wanted);
    }
  }

  private void openBundle() {
    bundleOpenedNanos = System.nanoTime();
    long number = bundleNumber;
    var clock = getProcessingTimeService();
    clock.registerTimer(
        clock.getCurrentProcessingTime() + settings.bundling().lingerMillis(),
        time -> {
          if (number == bundleNumber) {
            closeBundle();
          }
        });
  }

  private void closeBundle() throws Exception {
    if (bundle.isEmpty()) {
      return;
    }
    operatorMetrics.bundleClosed(bundle, System.nanoTime() - bundleOpenedNanos);
    writeState();
    long nowMillis = getProcessingTimeService().getCurrentProcessingTime();
    emit(listMaker.make(bundle.requests(), arms.serving(), popular, nowMillis), nowMillis);
    attentionStates.write();
    bundle.clear();
    bundleNumber++;
  }

  private void writeState() throws Exception {
    for (Map.Entry<String, UserSequence> entry : bundle.sequences().entrySet()) {
      setCurrentKey(entry.getKey());
      sequences.update(entry.getValue());
      operatorMetrics.stateWritten(entry.getValue());
    }
  }

  private void emit(List<Draft> drafts, long nowMillis) {
    ListRecords.Stamp stamp =
        new ListRecords.Stamp(
            arms.serving().experiment().name(),
            Instant.ofEpochMilli(nowMillis),
            catalogue.catalogue().position());
    double share = settings.lists().scoredInputShare();
    for (Draft draft : drafts) {
      Recommendation list = ListRecords.recommendation(draft, stamp);
      output.collect(new StreamRecord<>(list, draft.request.cause().atMillis()));
      if (share > 0 && ListRecords.isSampled(list.getRecommendationId(), share)) {
        output.collect(
            scoredInputs, new StreamRecord<>(ListRecords.scoredInput(draft, stamp), nowMillis));
      }
    }
    operatorMetrics.listsMade(drafts.size());
  }

  /** Packages refused since the start. */
  long refusedModels() {
    return operatorMetrics.refusals();
  }

  /** Rows scored by one step since the start. */
  long steps() {
    return operatorMetrics.steps();
  }

  /** Rows whose whole history was read since the start, so that something is kept of them. */
  long begins() {
    return operatorMetrics.begins();
  }

  /** On the task's thread, between two records: lists of one bundle never mix two arms. */
  private void swap(Runnable exchange) throws Exception {
    closeBundle();
    exchange.run();
    bundle = newBundle();
  }

  private Bundle newBundle() {
    return new Bundle(
        settings.bundling().tokens(), settings.bundling().coverage(), arms.serving().maxLength());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    closeBundle();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    closeBundle();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void endInput(int inputId) throws Exception {
    closeBundle();
  }

  @Override
  public void finish() throws Exception {
    closeBundle();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (arms != null) {
      arms.close();
    }
    if (catalogue != null) {
      catalogue.close();
    }
    super.close();
  }
}
