package io.freshet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.schema.UserEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfluentCodecTest extends RecordCodecContract {
  private static final String OLDER_EVENT =
      """
      {"type": "record", "name": "UserEvent", "namespace": "io.freshet.schema", "fields": [
        {"name": "user_id", "type": "string"},
        {"name": "shoe_size", "type": "int"},
        {"name": "item_id", "type": "string"},
        {"name": "event_id", "type": "string"},
        {"name": "at", "type": "int"}]}
      """;

  @Override
  <T extends SpecificRecordBase> RecordCodec<T> codec(Class<T> type) {
    return RecordCodecs.confluent(type, 17, WriterSchemas.none());
  }

  @Test
  void putsTheConfiguredIdBeforeThePayload() {
    byte[] bytes = codec(UserEvent.class).encode(Samples.userEvent());
    assertThat(bytes).startsWith(0, 0, 0, 0, 17);
  }

  @Test
  void readsWhatAnotherSchemaWroteByItsId(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("301.avsc"), OLDER_EVENT);
    var codec = RecordCodecs.confluent(UserEvent.class, 17, WriterSchemas.read(folder));
    byte[] bytes = {0, 0, 0, 1, 45, 2, 'u', 80, 2, 'i', 2, 'e', 20};
    UserEvent event = codec.decode(bytes);
    assertThat(event.getUserId()).isEqualTo("u");
    assertThat(event.getItemId()).isEqualTo("i");
    assertThat(event.getAt().toEpochMilli()).isEqualTo(10);
    assertThat(event.getKind()).isEqualTo("view");
  }

  @Test
  void namesAnIdThatIsNotConfigured() {
    byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(99).array();
    assertThatThrownBy(() -> codec(UserEvent.class).decode(bytes))
        .hasMessage("UserEvent: written with registry schema 99, which is not configured");
    assertThat(reason(codec(UserEvent.class), new byte[] {1, 2})).isEqualTo(Reason.BAD_MAGIC);
    assertThat(reason(codec(UserEvent.class), new byte[] {0, 2})).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void aSchemaThatCannotBeReadAsOursIsRefusedAtStart() {
    Schema alien =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "UserEvent", "namespace": "io.freshet.schema",
                 "fields": [{"name": "user_id", "type": "long"}]}
                """);
    assertThatThrownBy(
            () -> RecordCodecs.confluent(UserEvent.class, 1, new WriterSchemas(Map.of("2", alien))))
        .hasMessageStartingWith(
            "cannot read schema io.freshet.schema.UserEvent as io.freshet.schema.UserEvent")
        .hasMessageContaining("user_id");
  }

  @Test
  void aSchemaThatRefersToItselfIsRefusedAtStart() {
    Schema list =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Node",
                 "fields": [{"name": "next", "type": ["null", "Node"]}]}
                """);
    assertThatThrownBy(() -> new WriterSchemas(Map.of("2", list)))
        .hasMessage("cannot use schema 2: Node refers to itself");
  }

  @Test
  void anEmptyFolderOrABrokenSchemaIsNamed(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> WriterSchemas.read(folder))
        .hasMessageContaining("no file ends in .avsc");
    Files.writeString(folder.resolve("3.avsc"), "{");
    assertThatThrownBy(() -> WriterSchemas.read(folder)).hasMessageContaining("3.avsc");
  }
}
