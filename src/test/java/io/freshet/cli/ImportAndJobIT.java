package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.standalone.EmbeddedKafka;
import io.freshet.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own Kafka: events imported from a file, the job run on them, twice. */
@Tag("full")
class ImportAndJobIT {
  private static final int EVENTS = 200;

  @TempDir Path folder;

  @Test
  void importedEventsGetListsOnceAlsoWhenTheJobIsStartedAgain() throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary()) {
      String file = events().toString();
      assertThat(Freshet.run("import", file, "--to-topic", "--bootstrap", kafka.bootstrap()))
          .isEqualTo(ExitCode.OK.code());
      String[] job = {"job", "--config", configuration(kafka).toString(), "--for", "30s"};
      assertThat(Freshet.run(job)).isEqualTo(ExitCode.OK.code());
      assertThat(lists(kafka)).isEqualTo(EVENTS);
      assertThat(Freshet.run(job)).isEqualTo(ExitCode.OK.code());
      assertThat(lists(kafka)).isEqualTo(EVENTS);
    }
  }

  private Path events() throws IOException {
    Stream<String> lines =
        IntStream.range(0, EVENTS)
            .mapToObj(
                i ->
                    "{\"user_id\":\"u%d\",\"item_id\":\"i%d\",\"at\":%d}"
                        .formatted(i % 20, i % 30, 1_700_000_000_000L + i * 1_000L));
    return Files.write(folder.resolve("events.jsonl"), (Iterable<String>) lines::iterator);
  }

  private Path configuration(EmbeddedKafka kafka) throws IOException {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka:
          bootstrap: %s
        bundle:
          coalesce: false
        job:
          checkpoints: %s
        """
            .formatted(kafka.bootstrap(), folder.resolve("checkpoints")));
  }

  private static long lists(EmbeddedKafka kafka) {
    String topic = Topics.withDefaultPrefix().recommendations();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
