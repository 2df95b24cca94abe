package io.freshet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A released schema is for ever. To change a record: edit {@code src/main/avro}, add the result as
 * the next {@code released/<Record>/v<N>.avsc}, and store bytes written by it as {@code
 * released/<Record>/v<N>.hex} beside the JSON that they mean.
 */
final class ReleasedSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everySchemaFileIsReleased() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/avro"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".avsc", "")))
          .containsExactlyInAnyOrderElementsOf(
              GeneratedRecords.TOP_LEVEL.stream().map(Class::getSimpleName).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> readsTheStoredBytesOfEveryReleasedSchema() {
    return GeneratedRecords.TOP_LEVEL.stream()
        .flatMap(
            type ->
                IntStream.rangeClosed(1, versions(type).size())
                    .mapToObj(
                        version ->
                            DynamicTest.dynamicTest(
                                type.getSimpleName() + " v" + version,
                                () -> readsStoredBytes(type, version))));
  }

  @TestFactory
  Stream<DynamicTest> theSchemaInUseIsTheLastReleasedOne() {
    return GeneratedRecords.TOP_LEVEL.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () ->
                        assertThat(meaning(schema(type)))
                            .as("changed without a new released version")
                            .isEqualTo(meaning(versions(type).get(versions(type).size() - 1)))));
  }

  @TestFactory
  Stream<DynamicTest> noTwoReleasedSchemasShareAFingerprint() {
    return GeneratedRecords.TOP_LEVEL.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () ->
                        assertThat(versions(type))
                            .isNotEmpty()
                            .extracting(SchemaNormalization::parsingFingerprint64)
                            .doesNotHaveDuplicates()));
  }

  @TestFactory
  Stream<DynamicTest> readersOfEveryEarlierSchemaCanReadWhatWeWrite() {
    return GeneratedRecords.TOP_LEVEL.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () ->
                        versions(type)
                            .forEach(
                                earlier ->
                                    assertThatCode(
                                            () ->
                                                new org.apache.avro.SchemaValidatorBuilder()
                                                    .mutualReadStrategy()
                                                    .validateAll()
                                                    .validate(schema(type), List.of(earlier)))
                                        .doesNotThrowAnyException())));
  }

  private static <T extends SpecificRecordBase> void readsStoredBytes(Class<T> type, int version)
      throws Exception {
    String stored = "/released/%s/v%d".formatted(type.getSimpleName(), version);
    byte[] bytes = HexFormat.of().parseHex(text(stored + ".hex").replaceAll("\\s", ""));
    T decoded = RecordCodecs.avro(type).decode(bytes);
    String json = text(stored + ".json");
    JsonNode meant = JSON.readTree(json);
    var found = (ObjectNode) JSON.readTree(RecordCodecs.json(type).encode(decoded));
    assertThat(found.retain(meant.propertyStream().map(Map.Entry::getKey).toList()))
        .isEqualTo(meant);
    assertThat(decoded)
        .as("fields that came later have their defaults")
        .isEqualTo(RecordCodecs.json(type).decode(json.getBytes(UTF_8)));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ReleasedSchemasTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, () -> "no stored bytes: " + resource).readAllBytes(), UTF_8);
    }
  }

  private static List<Schema> versions(Class<?> type) {
    return ReleasedSchemas.of(type.getSimpleName());
  }

  private static Schema schema(Class<? extends SpecificRecordBase> type) {
    return SpecificData.get().getSchema(type);
  }

  /** All but the words for people and the Java type of strings. */
  private static JsonNode meaning(Schema schema) throws IOException {
    return withoutProse(JSON.readTree(schema.toString()));
  }

  private static JsonNode withoutProse(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("doc", "avro.java.string"));
      if (object.size() == 1 && object.has("type")) {
        return object.get("type");
      }
      object.properties().forEach(property -> property.setValue(withoutProse(property.getValue())));
    } else if (node.isArray()) {
      var array = (com.fasterxml.jackson.databind.node.ArrayNode) node;
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withoutProse(array.get(i)));
      }
    }
    return node;
  }
}
