package io.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.schema.ItemVector;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class TopicRecordsTest {
  @Test
  void whatTwoEncodersMakeOfAnItemHasTwoKeys() {
    TopicRecords<ItemVector> records = TopicRecords.itemVectors("vectors");
    assertThat(key(records.record(vector("1", List.of(0.5f))))).isEqualTo("a/lamp/vit/1");
    assertThat(key(records.record(vector("2", List.of(0.5f))))).isEqualTo("a/lamp/vit/2");
  }

  @Test
  void thatAnItemHasNoVectorIsARecordThatCompactionKeeps() throws Exception {
    ItemVector none = vector("1", List.of());
    byte[] value = TopicRecords.itemVectors("vectors").record(none).value();
    assertThat(RecordCodecs.avro(ItemVector.class).decode(value)).isEqualTo(none);
  }

  private static String key(ProducerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static ItemVector vector(String version, List<Float> numbers) {
    return new ItemVector("a/lamp", Instant.EPOCH, "vit", version, numbers, Instant.EPOCH);
  }
}
