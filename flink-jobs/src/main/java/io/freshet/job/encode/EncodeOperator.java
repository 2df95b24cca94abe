package io.freshet.job.encode;

import io.freshet.encode.ItemRecord;
import io.freshet.encode.ItemState;
import io.freshet.encode.ItemState.Outcome;
import io.freshet.encode.ItemState.Pending;
import io.freshet.encode.ItemState.Shown;
import io.freshet.encode.ItemStateSerializer;
import io.freshet.encode.PictureBundle;
import io.freshet.encode.PictureContent;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureReader;
import io.freshet.picture.PictureTensor;
import io.freshet.picture.fetch.FetchedPicture;
import io.freshet.picture.fetch.PictureFetcher;
import io.freshet.picture.fetch.Unreachable;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.source.DeadLetters;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by item: a picture that is new to this version of the encoder joins the open bundle; a
 * closed bundle is encoded and becomes vectors. A bundle closes when it is full, when its oldest
 * picture has waited long enough, and before every barrier, so that state and topic agree: each
 * picture has one vector of each version, after restarts too. A picture by address is pending in
 * the state until it is had or given up; its fetch is under way aside, and a timer begins it anew.
 *
 * <p>State {@code item}: one {@link ItemState} per item, of a fixed size but for the event of a
 * pending picture, version by its serializer. Without expiry, as items live on; gone when the item
 * expires or is deleted, and its vector with it.
 */
// per record
public final class EncodeOperator extends AbstractStreamOperator<ItemVector>
    implements OneInputStreamOperator<ItemRecord, ItemVector>,
        BoundedOneInput,
        Triggerable<String, String> {
  private static final long serialVersionUID = 1L;
  private static final String FETCH = "fetch";
  private static final String EXPIRY = "expiry";

  private final EncodeSettings settings;
  private final Collaborators collaborators;
  private final OutputTag<DeadLetter> deadLetters;

  private transient MailboxExecutor mailbox;
  private transient ValueState<ItemState> items;
  private transient Beginning began;
  private transient InternalTimerService<String> timers;
  private transient EncodeMetrics encodeMetrics;
  private transient EncoderSource.Opened encoder;
  private transient PictureVectors vectors;
  private transient PictureReader reader;
  private transient PictureTensor tensor;
  private transient Fetches fetches;
  private transient OpenBundle bundle;

  /** Where the parts come from that reach outside the task. */
  public record Collaborators(EncoderSource encoder, PictureFetcher.Factory fetcher)
      implements Serializable {}

  /**
   * @param deadLetters side output for events whose picture cannot be used
   */
  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it uses it
  public EncodeOperator(
      EncodeSettings settings, Collaborators collaborators, OutputTag<DeadLetter> deadLetters) {
    this.settings = settings;
    this.collaborators = collaborators;
    this.deadLetters = deadLetters;
  }

  @Override
  public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
    super.setMailboxExecutor(mailboxExecutor);
    mailbox = mailboxExecutor;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    items =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("item", new ItemStateSerializer()));
    began =
        Beginning.in(
            context.getOperatorStateStore(), getProcessingTimeService().getCurrentProcessingTime());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("items", StringSerializer.INSTANCE, this);
    encoder = collaborators.encoder().open();
    vectors = new PictureVectors(encoder.scorer(), began);
    reader = new PictureReader(settings.limits());
    tensor = new PictureTensor(encoder.scorer().encoder().reads());
    fetches =
        new Fetches(
            collaborators.fetcher().open(), settings.fetching().atOnce(), mailbox, this::receive);
    encodeMetrics = new EncodeMetrics(getMetricGroup(), fetches::underWay);
    bundle =
        new OpenBundle(
            settings.bundling(),
            vectors,
            new OpenBundle.Surroundings(
                getProcessingTimeService(),
                encodeMetrics,
                vector -> output.collect(new StreamRecord<>(vector))));
  }

  @Override
  public void processElement(StreamRecord<ItemRecord> element) throws Exception {
    ItemRecord record = element.getValue();
    encodeMetrics.event();
    fetches.awaitRoom();
    setCurrentKey(record.itemId()); // answers that came meanwhile were for other items
    ItemState known = Objects.requireNonNullElse(items.value(), ItemState.UNKNOWN);
    ItemEvent event = record.event();
    if (event == null) {
      forget(record.itemId(), known);
    } else if (event.getAt().toEpochMilli() < known.atMillis()) {
      encodeMetrics.late();
    } else {
      take(record, event, known);
    }
  }

  private void take(ItemRecord record, ItemEvent event, ItemState known) throws Exception {
    long expiresMillis =
        event.getExpiresAt() == null ? ItemState.NEVER : event.getExpiresAt().toEpochMilli();
    if (expiresMillis <= timers.currentProcessingTime()) {
      forget(record.itemId(), known);
      return;
    }
    expireAt(known.expiresMillis(), expiresMillis);
    ItemState seen = known.seen(event.getAt().toEpochMilli(), expiresMillis);
    PictureContent content = PictureContent.of(event);
    if (known.hasDone(content.hash(), vectors.label())) {
      encodeMetrics.unchanged();
      items.update(seen);
    } else if (content instanceof PictureContent.Inline inline) {
      encode(record, seen.under(vectors.label()), inline, content.hash());
    } else if (content instanceof PictureContent.Address address) {
      fetch(record, address, seen.under(vectors.label()), 0);
    } else {
      deleteVector(record.itemId(), seen);
      items.update(seen.showing(shown(content.hash(), Outcome.NOTHING)));
    }
  }

  private Shown shown(long hash, Outcome outcome) {
    return new Shown(hash, vectors.label(), outcome);
  }

  /** Decodes on the task's thread: that is work and not waiting, and bounded by the limits. */
  private void encode(ItemRecord record, ItemState state, PictureContent.Inline picture, long hash)
      throws Exception {
    try {
      float[] values = tensor.of(picture.read(reader));
      items.update(state.showing(shown(hash, Outcome.ENCODED)));
      long atMillis = Objects.requireNonNull(record.event()).getAt().toEpochMilli();
      bundle.add(new PictureBundle.Entry(record.itemId(), atMillis, values));
    } catch (BadPicture bad) {
      refuse(record, state, hash, bad);
    }
  }

  private void refuse(ItemRecord record, ItemState state, long hash, BadPicture bad)
      throws Exception {
    report(record, new BadRecord(bad.reason(), bad.detail()));
    leaveAsItIs(record.itemId(), state, shown(hash, Outcome.REFUSED));
  }

  /** A picture that cannot be had leaves the vector of the one before, if this encoder made it. */
  private void leaveAsItIs(String itemId, ItemState state, Shown now) throws Exception {
    if (!state.hasVector()) {
      output.collect(new StreamRecord<>(vectors.none(itemId, state.atMillis())));
    }
    items.update(state.showing(now));
  }

  private void report(ItemRecord record, BadRecord why) {
    encodeMetrics.refused(why.reason());
    Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
    output.collect(deadLetters, new StreamRecord<>(DeadLetters.of(record, why, now)));
  }

  /** An answer that does not come before it is due was lost with an earlier task. */
  private void fetch(
      ItemRecord record, PictureContent.Address address, ItemState state, int failedBefore)
      throws Exception {
    long dueMillis = timers.currentProcessingTime() + settings.fetching().lostMillis();
    await(state, address, new Pending(record, failedBefore, dueMillis));
    fetches.start(record, address.uri());
  }

  private void await(ItemState state, PictureContent.Address address, Pending pending)
      throws Exception {
    items.update(state.awaiting(shown(address.hash(), Outcome.PENDING), pending));
    timers.registerProcessingTimeTimer(FETCH, pending.dueMillis());
  }

  private void receive(ItemRecord record, Fetches.Answer answer) throws Exception {
    setCurrentKey(record.itemId());
    ItemState known = items.value();
    Pending pending = Objects.isNull(known) ? null : known.pending();
    if (pending == null || !pending.record().from().equals(record.from())) {
      return; // a newer event overtook it
    }
    PictureContent.Address address = addressOf(record);
    try {
      FetchedPicture found = answer.picture();
      String told = address.told().isEmpty() ? found.mediaType() : address.told();
      encode(record, known, new PictureContent.Picture(found.file(), told), address.hash());
    } catch (BadPicture refused) {
      refuse(record, known, address.hash(), refused);
    } catch (Unreachable failed) {
      tryAgain(known, pending, failed);
    }
  }

  private void tryAgain(ItemState known, Pending pending, Unreachable why) throws Exception {
    int failed = pending.attempts() + 1;
    ItemRecord record = pending.record();
    PictureContent.Address address = addressOf(record);
    if (failed >= settings.fetching().attempts()) {
      String sentence = "after %d attempts: %s".formatted(failed, why.detail());
      report(record, new BadRecord(Reason.PICTURE_UNREACHABLE, sentence));
      leaveAsItIs(record.itemId(), known, shown(address.hash(), Outcome.UNREACHABLE));
    } else {
      encodeMetrics.retry();
      long pauseMillis = settings.fetching().pauseMillis(failed);
      await(
          known,
          address,
          new Pending(record, failed, timers.currentProcessingTime() + pauseMillis));
    }
  }

  private static PictureContent.Address addressOf(ItemRecord record) {
    ItemEvent event = Objects.requireNonNull(record.event());
    return (PictureContent.Address) PictureContent.of(event);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) throws Exception {
    ItemState known = items.value();
    if (Objects.isNull(known)) {
      return;
    }
    if (timer.getNamespace().equals(EXPIRY)) {
      if (known.expiresMillis() <= timer.getTimestamp()) {
        forget(timer.getKey(), known);
      }
      return;
    }
    Pending pending = known.pending();
    if (pending == null || timer.getTimestamp() < pending.dueMillis()) {
      return;
    }
    ItemRecord record = pending.record();
    ItemState own = known.under(vectors.label());
    if (fetches.hasRoom() && !fetches.isUnderWay(record)) {
      fetch(record, addressOf(record), own, pending.attempts());
    } else {
      long laterMillis = timers.currentProcessingTime() + settings.fetching().lostMillis();
      await(own, addressOf(record), new Pending(record, pending.attempts(), laterMillis));
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, String> timer) {}

  private void expireAt(long before, long now) {
    if (before != now && before != ItemState.NEVER) {
      timers.deleteProcessingTimeTimer(EXPIRY, before);
    }
    if (before != now && now != ItemState.NEVER) {
      timers.registerProcessingTimeTimer(EXPIRY, now);
    }
  }

  private void forget(String itemId, ItemState known) throws Exception {
    deleteVector(itemId, known);
    expireAt(known.expiresMillis(), ItemState.NEVER);
    items.clear();
  }

  private void deleteVector(String itemId, ItemState known) {
    if (known.isAwaitedByReaders()) {
      bundle.close(); // which may hold that vector
      encodeMetrics.deleted();
      output.collect(new StreamRecord<>(vectors.none(itemId, known.atMillis())));
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    bundle.close();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  /** What is under way is waited for; what is to be tried again later stays pending. */
  @Override
  public void endInput() throws Exception {
    fetches.awaitAll();
    bundle.close();
  }

  @Override
  public void finish() throws Exception {
    fetches.awaitAll();
    bundle.close();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (fetches != null) {
      fetches.close();
    }
    if (encoder != null) {
      encoder.release().run();
    }
    super.close();
  }
}
