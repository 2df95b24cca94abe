package io.freshet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.schema.Recommendation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordFormatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lists: {format: avro}",
        "lists: {format: json}",
        "lists: {format: confluent, registry-id: 7}"
      })
  void aListIsReadBackInEveryFormatThatCanBeConfigured(String yaml) throws Exception {
    RecordFormat format = shipped(read(yaml));
    Recommendation list = Samples.recommendation();
    byte[] bytes = format.codec(Recommendation.class).encode(list);
    assertThat(format.codec(Recommendation.class).decode(bytes)).isEqualTo(list);
  }

  @Test
  void theConfluentFormatStartsWithTheConfiguredId() throws Exception {
    RecordFormat format = read("lists: {format: confluent, registry-id: 258}");
    assertThat(format.codec(Recommendation.class).encode(Samples.recommendation()))
        .startsWith(0, 0, 0, 1, 2);
  }

  @Test
  void theConfluentFormatWithoutAnIdIsRefusedBeforeAnythingStarts() {
    assertThatThrownBy(() -> read("lists: {format: confluent}"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("'lists.format' is confluent, which needs lists.registry-id");
  }

  private static RecordFormat read(String yaml) {
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    RecordFormat format = RecordFormat.ofLists(reader);
    reader.finish();
    return format;
  }

  /** As a job ships it to its tasks. */
  private static RecordFormat shipped(RecordFormat format) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(format);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RecordFormat) in.readObject();
    }
  }
}
