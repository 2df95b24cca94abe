package io.freshet.retire;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemVector;
import io.freshet.similar.SimilarItems;
import io.freshet.similar.SimilarItems.Encoder;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the topic of item vectors: which keys of which encoder, and who answers. */
public final class VectorCensus {
  private final RecordCodec<ItemVector> codec = RecordCodecs.avro(ItemVector.class);
  private final SimilarItems similar = SimilarItems.withoutVectors();
  private final Map<Encoder, Map<String, Integer>> partitions = new HashMap<>();
  private final Map<Encoder, Long> sinceMillis = new HashMap<>();

  VectorCensus() {}

  /**
   * A record, where it stands.
   *
   * @param key {@link VectorKey}
   */
  record Located(int partition, String key) {}

  /** Takes over what stands in the topic after these. */
  void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, Optional<ItemVector>> changes = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() != null) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        VectorKey.parse(key).ifPresent(named -> count(named, record));
        decode(record).ifPresent(vector -> changes.put(key, vector));
      }
    }
    similar.apply(changes);
  }

  private void count(VectorKey named, ConsumerRecord<byte[], byte[]> record) {
    Encoder encoder = new Encoder(named.encoder(), named.version());
    Map<String, Integer> keys = partitions.computeIfAbsent(encoder, made -> new HashMap<>());
    if (record.value() == null) {
      keys.remove(named.toString());
    } else {
      keys.put(named.toString(), record.partition());
    }
  }

  /** What a record says, or that it says there is nothing; empty where it cannot be read. */
  private Optional<Optional<ItemVector>> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.of(Optional.empty());
    }
    try {
      ItemVector vector = codec.decode(record.value());
      sinceMillis.merge(
          new Encoder(vector.getEncoderName(), vector.getEncoderVersion()),
          vector.getEncoderSince().toEpochMilli(),
          Math::max);
      return Optional.of(Optional.of(vector));
    } catch (BadRecord e) {
      return Optional.empty();
    }
  }

  /** All that stood in the topic is taken. */
  void complete() {
    partitions.values().removeIf(Map::isEmpty);
    similar.caughtUp();
  }

  /** With at least one record, the oldest first. */
  public List<Encoder> encoders() {
    return partitions.keySet().stream().sorted(byAge()).toList();
  }

  /** Keys with a value. */
  public int records(Encoder encoder) {
    return keys(encoder).size();
  }

  List<Located> located(Encoder encoder) {
    return keys(encoder).entrySet().stream()
        .map(entry -> new Located(entry.getValue(), entry.getKey()))
        .toList();
  }

  private Map<String, Integer> keys(Encoder encoder) {
    return partitions.getOrDefault(encoder, Map.of());
  }

  /** Whose vectors an edge compares that starts now. */
  public Optional<Encoder> answering() {
    return similar.answering();
  }

  /** Whether it began after the one that {@link #answering} tells: edges may have gone over. */
  public boolean isLaterThanAnswering(Encoder encoder) {
    return answering().filter(now -> byAge().compare(encoder, now) > 0).isPresent();
  }

  private Comparator<Encoder> byAge() {
    return Comparator.<Encoder>comparingLong(encoder -> sinceMillis.getOrDefault(encoder, 0L))
        .thenComparing(Encoder::version);
  }
}
