package io.freshet.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.mapping.EventFormat;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.wire.EventLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configuration keys are public API. */
final class KeysTest {
  @Test
  void everySharedKeyIsListedHereAndSaysWhatItMeans() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    read(reader);
    assertThat(reader.keys()).noneMatch(key -> key.meaning().isEmpty());
    assertThat(reader.keys())
        .extracting(ConfigKey::name)
        .containsExactly(
            "kafka.bootstrap",
            "kafka.client",
            "kafka.consumer",
            "kafka.producer",
            "kafka.admin",
            "topics.prefix",
            "topics.partitions",
            "topics.replication",
            "topics.partitions-of",
            "topics.on-start",
            "topics.patience",
            "events.max-value",
            "events.max-id",
            "events.earliest",
            "events.ahead",
            "events.key",
            "events.format",
            "events.schemas",
            "events.registry-id",
            "events.mapping.user",
            "events.mapping.item",
            "events.mapping.at",
            "events.mapping.at-unit",
            "events.mapping.kind",
            "events.mapping.kinds",
            "events.mapping.kind-otherwise",
            "events.mapping.kinds-others",
            "events.mapping.event-id",
            "events.mapping.derived-id",
            "events.mapping.session-id",
            "events.mapping.value",
            "events.mapping.surface",
            "events.mapping.recommendation-id",
            "events.mapping.attributes");
  }

  @Test
  void theSameConfigurationReadsAsTheSame() {
    String yaml = "events: {format: json, mapping: {user: a.b, item: c, at: d, value: e}}";
    assertThat(read(new ConfigReader(ConfigTree.parse(yaml, "f"))))
        .isEqualTo(read(new ConfigReader(ConfigTree.parse(yaml, "f"))))
        .isNotEqualTo(read(new ConfigReader(ConfigTree.empty())));
  }

  private static List<Object> read(ConfigReader reader) {
    return List.of(
        KafkaSettings.read(reader),
        TopicLayout.read(reader),
        EventLimits.read(reader),
        EventFormat.read(reader));
  }
}
