package io.freshet.job.encode;

import io.freshet.encode.ItemRecord;
import io.freshet.encode.ItemRecord.Coordinates;
import io.freshet.job.encode.EncodeSettings.Bundling;
import io.freshet.job.encode.EncodeSettings.Fetching;
import io.freshet.picture.PictureLimits;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.source.Interactions;
import io.freshet.type.SerializedType;
import io.freshet.wire.RecordCodecs;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** An {@link EncodeOperator} on Flink's harness. */
final class EncodeRig implements AutoCloseable {
  static final int FULL = 4;
  static final long LINGER_MILLIS = 50;
  static final int ATTEMPTS = 3;
  static final long PAUSE_MILLIS = 1_000;
  static final long LIMIT_MILLIS = 100;
  private static final String TOPIC = "freshet.item-events.v1";

  private final KeyedOneInputStreamOperatorTestHarness<String, ItemRecord, ItemVector> harness;
  private long offset;

  /** What a test changes of the operator. */
  record World(StateBackend backend, String version, ScriptedFetcher fetcher) {}

  private EncodeRig(World world) throws Exception {
    EncodeOperator operator =
        new EncodeOperator(
            new EncodeSettings(
                new PictureLimits(10_000, 10_000, 200, 4),
                new Bundling(FULL, LINGER_MILLIS, 3),
                new Fetching(2, ATTEMPTS, PAUSE_MILLIS, LIMIT_MILLIS)),
            new EncodeOperator.Collaborators(
                new MeanEncoder(world.version()), () -> world.fetcher()),
            Interactions.DEAD_LETTERS);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, ItemRecord::itemId, Types.STRING);
    harness.setStateBackend(world.backend());
    operator.setMailboxExecutor(
        new MailboxExecutorImpl(harness.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
    harness.setup(
        SerializedType.ofRecord(ItemVector.class).createSerializer(new SerializerConfigImpl()));
  }

  static EncodeRig start(World world) throws Exception {
    EncodeRig rig = new EncodeRig(world);
    rig.harness.open();
    return rig;
  }

  static EncodeRig restore(World world, OperatorSubtaskState state, long nowMillis)
      throws Exception {
    EncodeRig rig = new EncodeRig(world);
    rig.harness.setProcessingTime(nowMillis);
    rig.harness.initializeState(state);
    rig.harness.open();
    return rig;
  }

  /** As a record that was read: where it lies follows from how many came before it. */
  ItemRecord event(ItemEvent event) throws Exception {
    ItemRecord record =
        new ItemRecord(
            event.getItemId(),
            new Coordinates(TOPIC, 0, offset++, event.getAt().toEpochMilli()),
            RecordCodecs.avro(ItemEvent.class).encode(event),
            event);
    take(record);
    return record;
  }

  void deleted(String itemId) throws Exception {
    take(new ItemRecord(itemId, new Coordinates(TOPIC, 0, offset++, 0), new byte[0], null));
  }

  void take(ItemRecord record) throws Exception {
    harness.processElement(new StreamRecord<>(record));
  }

  void atTime(long millis) throws Exception {
    harness.setProcessingTime(millis);
  }

  long time() {
    return harness.getProcessingTime();
  }

  /** Waits for an answer to a fetch and hands it over. */
  void awaitMail() throws Exception {
    harness.getTaskMailbox().take(0).run();
  }

  OperatorSubtaskState snapshot(long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, 0);
  }

  void endOfInput() throws Exception {
    harness.endInput();
  }

  List<ItemVector> vectors() {
    return new ArrayList<>(harness.extractOutputValues());
  }

  List<DeadLetter> letters() {
    var side = harness.getSideOutput(Interactions.DEAD_LETTERS);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
