package io.freshet.cli;

import static io.freshet.cli.ExitCode.BAD_INPUT;
import static io.freshet.cli.Heard.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemVector;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.topic.Topics;
import io.freshet.wire.RecordCodecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsRetireEncoderTest {
  private static final String TOPIC = Topics.withDefaultPrefix().itemVectors();
  private static final String COUNTED =
      "{\"topic\":\"%s\",\"written\":%s,\"records\":2,\"left\":0,\"encoders\":["
          + "{\"encoder\":\"vit\",\"version\":\"v1\",\"records\":2,\"answers\":false,\"retired\":true},"
          + "{\"encoder\":\"vit\",\"version\":\"v2\",\"records\":2,\"answers\":true,\"retired\":false}]}";

  @TempDir Path folder;

  @Test
  void countsFirstRefusesWhatIsUsedAndTakesAwayWhatIsAskedFor() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary()) {
      String config =
          Files.writeString(
                  folder.resolve("freshet.yaml"),
                  "kafka: {bootstrap: '%s'}".formatted(kafka.bootstrap()))
              .toString();
      assertThat(refusal(ExitCode.FAILED, retire(config, "vit/v1")))
          .isEqualTo("bad topics: topic %s does not exist".formatted(TOPIC));
      assertThat(Freshet.run("topics", "create", "--config", config)).isZero();
      assertThat(refusal(BAD_INPUT, retire(config, "vit/v1")))
          .isEqualTo("no record of vit/v1 stands in %s; there is none at all".formatted(TOPIC));
      write(kafka);
      tellsWhatStandsInTheWay(config);
      takesAway(config);
    }
  }

  private static void tellsWhatStandsInTheWay(String config) {
    assertThat(refusal(BAD_INPUT, retire(config, "vit/v3", "--others")))
        .isEqualTo(
            "no record of vit/v3 stands in %s; there are those of vit/v1 (2 records), vit/v2 (2 records)"
                .formatted(TOPIC));
    assertThat(refusal(BAD_INPUT, retire(config, "vit/v2", "--write")))
        .isEqualTo(
            "vit/v2 tells what looks alike where an edge starts now; where that does not matter, say"
                + " --even-if-used");
  }

  private static void takesAway(String config) {
    Heard counted = Heard.from(retire(config, "vit/v1"));
    assertThat(counted.exitCode()).isZero();
    assertThat(counted.out())
        .anyMatch(line -> line.matches(" +vit/v1 +2 records  to be taken away"))
        .anyMatch(line -> line.strip().matches("vit/v2 +2 records"))
        .contains("nothing was written to %s: say --write to take them away".formatted(TOPIC));
    assertThat(Heard.from(retire(config, "vit/v2", "--others", "--json")).json())
        .hasToString(COUNTED.formatted(TOPIC, false));
    assertThat(Heard.from(retire(config, "vit/v2", "--others", "--write", "--json")).json())
        .hasToString(COUNTED.formatted(TOPIC, true));
    assertThat(Heard.from(retire(config, "vit/v2", "--others", "--json")).json().get("records"))
        .hasToString("0");
  }

  private static String[] retire(String config, String... words) {
    return Stream.of(
            Stream.of("topics", "retire-encoder"), Stream.of(words), Stream.of("--config", config))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  private static void write(EmbeddedKafka kafka) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int version = 1; version <= 2; version++) {
        for (String item : List.of("hat", "cap")) {
          Instant since = Instant.ofEpochMilli(version);
          ItemVector vector =
              new ItemVector(item, since, "vit", "v" + version, List.of(1f, 1f), since);
          byte[] key = VectorKey.of(vector).toString().getBytes(UTF_8);
          byte[] value = RecordCodecs.avro(ItemVector.class).encode(vector);
          producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
      }
    }
  }
}
