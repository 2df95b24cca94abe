package io.freshet.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.mapping.EventFormat;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.wire.EventLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceYamlTest {
  @Test
  void saysMeaningKindAndDefaultOfEveryKey() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    reader.about("Brokers to start from").string("kafka.bootstrap", "localhost:9092");
    reader.about("Properties of clients").strings("kafka.client");
    reader.about("Age that closes a bundle").duration("bundle.linger", Duration.ofMillis(5));
    reader.list("bundle.words", List.of("a", "b"));
    reader.string("bundle.text", "with \"quotes\": #");
    assertThat(ReferenceYaml.of(reader.keys()))
        .isEqualTo(
            """
            kafka:
              # Brokers to start from
              # text
              bootstrap: localhost:9092
              # Properties of clients
              # map
              client: {}

            bundle:
              # Age that closes a bundle
              # duration as 5ms, 1s, 2m, 3h or 7d
              linger: 5ms
              # list
              words: [a, b]
              # text
              text: "with \\"quotes\\": #"
            """);
  }

  @Test
  void whatItSaysIsWhatHoldsWithoutIt() {
    ConfigReader first = new ConfigReader(ConfigTree.empty());
    readEverything(first);
    ConfigReader second =
        new ConfigReader(ConfigTree.parse(ReferenceYaml.of(first.keys()), "reference"));
    assertThat(readEverything(second)).isEqualTo(readEverything(first));
    second.finish();
  }

  @Test
  void everyKeySaysWhatItMeans() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    readEverything(reader);
    assertThat(reader.keys()).isNotEmpty().noneMatch(key -> key.meaning().isEmpty());
  }

  private static List<Object> readEverything(ConfigReader reader) {
    EventFormat.read(reader);
    return List.of(KafkaSettings.read(reader), TopicLayout.read(reader), EventLimits.read(reader));
  }
}
