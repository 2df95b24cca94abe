package io.freshet.store;

import io.freshet.id.VectorKey;
import io.freshet.mapping.EventDecoder;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.Exposure;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.topic.Topics;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
import io.freshet.wire.Reason;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records of the topics and says what each changes. For one thread. */
final class RecordSorter {
  private final EventDecoder events;
  private final RecordCodec<ItemEvent> items = RecordCodecs.avro(ItemEvent.class);
  private final RecordCodec<ItemVector> vectors = RecordCodecs.avro(ItemVector.class);
  private final RecordCodec<Recommendation> lists;
  private final RecordCodec<Exposure> exposures = RecordCodecs.avro(Exposure.class);
  private final RecordCodec<UserDeletion> deletions = RecordCodecs.avro(UserDeletion.class);
  private final RecordCodec<DeadLetter> deadLetters = RecordCodecs.avro(DeadLetter.class);
  private final EventGuard guard;
  private final Map<String, Handler> handlers;

  /**
   * @param limits as the job has them: what it sets aside is not shown either
   */
  RecordSorter(Topics topics, WireFormats formats, EventLimits limits) {
    guard = new EventGuard(limits);
    events = formats.events().open();
    lists = formats.lists().codec(Recommendation.class);
    handlers =
        Map.of(
            topics.userEvents(), this::event,
            topics.itemEvents(), this::item,
            topics.itemVectors(), this::vector,
            topics.recommendations(), this::list,
            topics.exposures(), this::exposure,
            topics.userDeletions(), this::deletion,
            topics.deadLetters(), this::deadLetter);
  }

  Set<String> topics() {
    return handlers.keySet();
  }

  void sort(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    Handler handler = handlers.get(record.topic());
    if (handler == null) {
      throw new IllegalArgumentException("not a topic of the read store: " + record.topic());
    }
    handler.take(record, into);
  }

  /** Where what was found is put. */
  record Sorted(Changes.Builder changes, Arrivals.Builder arrivals) {}

  private interface Handler {
    void take(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord;
  }

  private void event(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    guard.admitRaw(record.key(), record.value());
    UserEvent event =
        events.decode(value(record), record.topic(), record.partition(), record.offset());
    guard.admit(record.key(), event, record.timestamp());
    into.changes().event(event);
    into.arrivals().event(event, record.timestamp());
  }

  private void item(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    if (record.value() == null) {
      return; // a compacted topic's deletion: the last facts stay, lists may still name the item
    }
    ItemEvent item = items.decode(record.value());
    into.changes().item(item);
  }

  private void vector(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    if (record.value() == null) {
      String key = new String(key(record), StandardCharsets.UTF_8);
      into.changes().withoutVector(key);
      into.arrivals().vector(key, Optional.empty());
    } else {
      ItemVector vector = vectors.decode(record.value());
      into.changes().vector(vector);
      into.arrivals().vector(VectorKey.of(vector).toString(), Optional.of(vector));
    }
  }

  private void list(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    Recommendation list = lists.decode(value(record));
    into.changes().list(list);
    into.arrivals().list(list, record.timestamp());
  }

  private void exposure(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    into.arrivals().exposure(exposures.decode(value(record)), record.timestamp());
  }

  private void deletion(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    UserDeletion deletion = deletions.decode(value(record));
    into.changes().erase(deletion.getUserId(), deletion.getAt().toEpochMilli());
  }

  private void deadLetter(ConsumerRecord<byte[], byte[]> record, Sorted into) throws BadRecord {
    String code = deadLetters.decode(value(record)).getReason();
    Reason reason =
        Arrays.stream(Reason.values())
            .filter(known -> known.code().equals(code))
            .findFirst()
            .orElseThrow(
                () -> new BadRecord(Reason.WRONG_TYPE, "no reason is '%s'".formatted(code)));
    into.arrivals().deadLetter(reason);
  }

  private static byte[] key(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    byte[] key = record.key();
    if (key == null) {
      throw new BadRecord(Reason.NULL_KEY, "the record has no key");
    }
    return key;
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    byte[] value = record.value();
    if (value == null) {
      throw new BadRecord(Reason.NULL_VALUE, "the record has no value");
    }
    return value;
  }
}
