package io.freshet.job.operator;

import io.freshet.bundle.BatchPlan.Budget;
import io.freshet.bundle.Coverage;
import io.freshet.catalogue.CatalogueLease;
import io.freshet.catalogue.CatalogueSource;
import io.freshet.catalogue.CatalogueView;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.SequenceSettings.Repeats;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.sequence.Interaction;
import io.freshet.sequence.SequenceLimits;
import io.freshet.type.SerializedType;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** A {@link SequenceOperator} on Flink's harness, with models of the alphabet unless told. */
final class OperatorRig implements AutoCloseable {
  static final long TTL_MILLIS = 1_000_000;
  static final int MAX_PARALLELISM = 16;
  static final CatalogueView CATALOGUE = new CatalogueView();
  private static final OutputTag<ScoredInput> SCORED_INPUTS =
      new OutputTag<>("scored-inputs", SerializedType.ofRecord(ScoredInput.class));

  /** Where state lies. */
  enum Backend {
    HEAP,
    ROCKSDB
  }

  /** What a test changes of the operator. */
  record Options(Backend backend, Coverage coverage, int tokens, World world) {
    static Options on(Backend backend) {
      World alphabet = new World(only("alphabet", "1"), new AlphabetModels(), 10, 0);
      return new Options(backend, Coverage.BUNDLE, 1_000, alphabet);
    }

    Options covering(Coverage other) {
      return new Options(backend, other, tokens, world);
    }

    Options fullAt(int positions) {
      return new Options(backend, coverage, positions, world);
    }

    Options running(Experiment other) {
      return in(new World(other, world.models(), world.events(), world.attentionBytes()));
    }

    Options from(ModelSource others) {
      return in(new World(world.arms(), others, world.events(), world.attentionBytes()));
    }

    Options in(World other) {
      return new Options(backend, coverage, tokens, other);
    }
  }

  /**
   * @param events kept of each user
   * @param attentionBytes that a model may keep of a user
   */
  record World(Experiment arms, ModelSource models, int events, int attentionBytes) {}

  /** One subtask of several. */
  record Subtask(int index, int parallelism) {
    static final Subtask ONLY = new Subtask(0, 1);

    boolean owns(String user) {
      return KeyGroupRangeAssignment.assignKeyToParallelOperator(user, MAX_PARALLELISM, parallelism)
          == index;
    }
  }

  private final KeyedTwoInputStreamOperatorTestHarness<String, Interaction, Control, Recommendation>
      harness;
  private final CollectedLists collected = new CollectedLists();

  private OperatorRig(Options options, Subtask subtask) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new SequenceOperator(
                settings(options),
                new SequenceOperator.Collaborators(
                    options.world().arms(), options.world().models(), sharedCatalogue()),
                SCORED_INPUTS),
            Interaction::userId,
            control -> "",
            Types.STRING,
            MAX_PARALLELISM,
            subtask.parallelism(),
            subtask.index());
    harness.setStateBackend(
        switch (options.backend()) {
          case HEAP -> new HashMapStateBackend();
          case ROCKSDB -> new EmbeddedRocksDBStateBackend();
        });
    operator()
        .setMailboxExecutor(
            new MailboxExecutorImpl(
                harness.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
    harness.setOutputCreator(serializer -> collected);
    harness.setup(
        SerializedType.ofRecord(Recommendation.class).createSerializer(new SerializerConfigImpl()));
  }

  static OperatorRig start(Options options) throws Exception {
    OperatorRig rig = new OperatorRig(options, Subtask.ONLY);
    rig.harness.open();
    return rig;
  }

  static OperatorRig restore(Options options, OperatorSubtaskState state) throws Exception {
    return restore(options, state, Subtask.ONLY);
  }

  /** Restores the part of a state of one subtask that belongs to a subtask. */
  static OperatorRig restore(Options options, OperatorSubtaskState state, Subtask subtask)
      throws Exception {
    OperatorRig rig = new OperatorRig(options, subtask);
    rig.harness.initializeState(
        KeyedTwoInputStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, 1, subtask.parallelism(), subtask.index()));
    rig.harness.open();
    return rig;
  }

  private static CatalogueSource sharedCatalogue() {
    return () -> CatalogueLease.of(CATALOGUE);
  }

  private static SequenceSettings settings(Options options) {
    return new SequenceSettings(
        new SequenceSettings.State(
            new SequenceLimits(options.world().events(), 20, Long.MAX_VALUE / 2),
            TTL_MILLIS,
            options.world().attentionBytes()),
        new SequenceSettings.Bundling(
            options.tokens(), 5, options.coverage(), new Budget(0.1, 0, 8)),
        new SequenceSettings.Lists(3, Repeats.FILTERED, 1));
  }

  static Experiment only(String model, String version) {
    return new Experiment(
        "trial", "salt", 0, List.of(new Variant("control", 1, model, version, "somewhere")));
  }

  void event(Interaction event) throws Exception {
    harness.processElement1(new StreamRecord<>(event, event.atMillis()));
  }

  void control(Control control) throws Exception {
    harness.processElement2(new StreamRecord<>(control));
  }

  /** Waits for the loader thread and runs what it hands over. */
  void awaitMail() throws Exception {
    harness.getTaskMailbox().take(0).run();
  }

  void advance(long millis) throws Exception {
    harness.setProcessingTime(harness.getProcessingTime() + millis);
  }

  /** Lets state grow old without letting a bundle's deadline pass. */
  void ageState(long millis) {
    harness.setStateTtlProcessingTime(millis);
  }

  void barrier() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
  }

  OperatorSubtaskState checkpoint() throws Exception {
    barrier();
    return harness.snapshot(1, 1);
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  SequenceOperator operator() {
    return (SequenceOperator) harness.getOperator();
  }

  /** The lists since the last call. */
  List<Recommendation> lists() {
    return collected.takeLists();
  }

  List<ScoredInput> scoredInputs() {
    return collected.inputs();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
