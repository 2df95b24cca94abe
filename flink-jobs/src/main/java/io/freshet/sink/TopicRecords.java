package io.freshet.sink;

import io.freshet.id.VectorKey;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordFormat;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of one topic: their key, and their value in a wire format. */
// per record
public final class TopicRecords<R extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<R>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Class<R> type;
  private final RecordFormat format;
  private final Key<R> key;

  @SuppressWarnings("NullAway.Init") // made on first use: a codec belongs to one thread
  private transient RecordCodec<R> codec;

  private interface Key<R> extends Function<R, String>, Serializable {}

  private TopicRecords(String topic, Class<R> type, RecordFormat format, Key<R> key) {
    this.topic = topic;
    this.type = type;
    this.format = format;
    this.key = key;
  }

  /** Keyed by user, so that one user's lists stay in order. */
  public static TopicRecords<Recommendation> recommendations(String topic, RecordFormat format) {
    return new TopicRecords<>(topic, Recommendation.class, format, Recommendation::getUserId);
  }

  public static TopicRecords<ScoredInput> scoredInputs(String topic) {
    return new TopicRecords<>(
        topic, ScoredInput.class, RecordFormat.AVRO, ScoredInput::getRecommendationId);
  }

  /** Keyed by item and encoder, so that what one encoder makes leaves that of another alone. */
  public static TopicRecords<ItemVector> itemVectors(String topic) {
    return new TopicRecords<>(
        topic, ItemVector.class, RecordFormat.AVRO, vector -> VectorKey.of(vector).toString());
  }

  /** Keyed by the bad record's coordinates. */
  public static TopicRecords<DeadLetter> deadLetters(String topic) {
    return new TopicRecords<>(
        topic, DeadLetter.class, RecordFormat.AVRO, TopicRecords::coordinates);
  }

  private static String coordinates(DeadLetter letter) {
    return letter.getTopic() + '-' + letter.getPartition() + '@' + letter.getOffset();
  }

  String topic() {
    return topic;
  }

  /** Pooled transactions ask which topics they may have left open. */
  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic)), new Properties()));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      R record, KafkaSinkContext context, Long timestamp) {
    return record(record);
  }

  /** As it is written. */
  public ProducerRecord<byte[], byte[]> record(R record) {
    if (Objects.isNull(codec)) {
      codec = format.codec(type);
    }
    byte[] name = key.apply(record).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, name, codec.encode(record));
  }
}
