package io.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.schema.DeadLetter;
import io.freshet.schema.ListSource;
import io.freshet.schema.Recommendation;
import io.freshet.wire.RecordCodecs;
import io.freshet.wire.RecordFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.DefaultKafkaSinkContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaSinksTest {
  @Test
  void transactionsArePooledOnlyWhereIncrementingIdsWouldFloodTheBroker() {
    assertThat(KafkaSinks.naming(Duration.ofSeconds(1)))
        .isEqualTo(TransactionNamingStrategy.POOLING);
    assertThat(KafkaSinks.naming(Duration.ofSeconds(10)))
        .isEqualTo(TransactionNamingStrategy.INCREMENTING);
  }

  @Test
  void transactionsEndBeforeTheBrokersDefaultLimit() {
    assertThat(KafkaSinks.TRANSACTION_TIMEOUT).isLessThan(Duration.ofMinutes(15));
  }

  @Test
  void aListIsKeyedByItsUserAndReadsBack() throws Exception {
    Recommendation list =
        new Recommendation(
            "u/1/2",
            "u",
            1L,
            1L,
            2L,
            "e",
            Instant.EPOCH,
            Instant.EPOCH,
            "x",
            "v",
            "m",
            "1",
            ListSource.MODEL,
            0L,
            List.of());
    ProducerRecord<byte[], byte[]> record =
        TopicRecords.recommendations("lists", RecordFormat.AVRO).serialize(list, context(), 0L);
    assertThat(record.key()).isEqualTo("u".getBytes(StandardCharsets.UTF_8));
    assertThat(RecordCodecs.avro(Recommendation.class).decode(record.value())).isEqualTo(list);
  }

  @Test
  void aDeadLetterIsKeyedByItsCoordinates() {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic("events")
            .setPartition(3)
            .setOffset(77)
            .setTimestamp(Instant.EPOCH)
            .setAt(Instant.EPOCH)
            .setReason("truncated")
            .setDetail("short")
            .setRaw(ByteBuffer.allocate(0))
            .setRawLength(0)
            .build();
    ProducerRecord<byte[], byte[]> record =
        TopicRecords.deadLetters("letters").serialize(letter, context(), 0L);
    assertThat(new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8))
        .isEqualTo("events-3@77");
  }

  private static KafkaSinkContext context() {
    return new DefaultKafkaSinkContext(0, 1, new Properties());
  }
}
