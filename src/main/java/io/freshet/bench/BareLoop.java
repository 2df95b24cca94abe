package io.freshet.bench;

import io.freshet.id.ItemHash;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The least a program can do for the same outcome: consume an event, append its item to the user's
 * last fifty in RocksDB, produce a list of ten. No checkpoints, no event time, no duplicates
 * dropped, nothing ranked. One thread, its own partitions, its own database.
 */
final class BareLoop implements Runnable {
  private static final int HISTORY = 50;
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Run run;
  private final List<TopicPartition> partitions;
  private final Path database;
  private final RecordCodec<UserEvent> events = RecordCodecs.avro(UserEvent.class);
  private final RecordCodec<Recommendation> lists = RecordCodecs.avro(Recommendation.class);

  /**
   * @param target where lists go
   */
  record Run(String bootstrap, String target) {}

  BareLoop(Run run, List<TopicPartition> partitions, Path database) {
    this.run = run;
    this.partitions = partitions;
    this.database = database;
  }

  /** Reads its partitions from their beginning to what was their end when it began. */
  @Override
  public void run() {
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB state = RocksDB.open(options, database.toString());
        KafkaConsumer<String, byte[]> consumer = consumer(run.bootstrap());
        KafkaProducer<String, byte[]> producer = EventLoad.producer(run.bootstrap())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      while (left > 0) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          producer.send(new ProducerRecord<>(run.target(), record.key(), answer(record, state)));
          left--;
        }
      }
      producer.flush();
    } catch (RocksDBException | BadRecord e) {
      throw new IllegalStateException("cannot run the bare loop on " + partitions, e);
    }
  }

  private byte[] answer(ConsumerRecord<String, byte[]> record, RocksDB state)
      throws RocksDBException, BadRecord {
    UserEvent event = events.decode(record.value());
    byte[] key = event.getUserId().getBytes(StandardCharsets.UTF_8);
    byte[] history = appended(state.get(key), ItemHash.of(event.getItemId()));
    state.put(key, history);
    return lists.encode(list(event, record.offset(), history));
  }

  /** The last fifty items, eight bytes each, oldest first. */
  private static byte[] appended(byte @Nullable [] history, long item) {
    byte[] old = history == null ? new byte[0] : history;
    int kept = Math.min(old.length, (HISTORY - 1) * Long.BYTES);
    return ByteBuffer.allocate(kept + Long.BYTES)
        .put(old, old.length - kept, kept)
        .putLong(item)
        .array();
  }

  private static Recommendation list(UserEvent event, long sequence, byte[] history) {
    List<RankedItem> items = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      items.add(new RankedItem("i" + ((history[history.length - 1] & 0xff) + i), 10f - i));
    }
    return Recommendation.newBuilder()
        .setRecommendationId(event.getUserId() + "/1/" + sequence)
        .setUserId(event.getUserId())
        .setStateEpoch(1)
        .setFirstSequence(sequence)
        .setLastSequence(sequence)
        .setCauseEventId(event.getEventId())
        .setCauseAt(event.getAt())
        .setCreatedAt(NOON)
        .setExperiment("bare")
        .setVariant("bare")
        .setModelName("bare")
        .setModelVersion("bare")
        .setSource(ListSource.POPULARITY)
        .setCataloguePosition(0)
        .setItems(items)
        .build();
  }

  static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
