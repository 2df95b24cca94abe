package io.freshet.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import io.freshet.wire.RecordCodecs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventFormatTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final String JSON_MAPPING =
      """
      events:
        format: json
        mapping:
          user: customer.id
          item: lines[0].sku
          at: ts
          at-unit: seconds
          kind: action
          kinds: {ADD_TO_CART: cart, BUY: purchase}
          value: lines[0].price
          surface: page
          attributes: {device: client.device}
      """;
  private static final String AVRO_MAPPING =
      """
      events:
        format: %s
        schemas: %s
        mapping: {user: who, item: what, at: time, kind: how, event-id: id, attributes: {shop: tags.shop}}
      """;
  private static final Schema THEIRS =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Click", "fields": [
                {"name": "id", "type": "long"},
                {"name": "who", "type": ["null", "string"]},
                {"name": "what", "type": "string"},
                {"name": "time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "how", "type": {"type": "enum", "name": "How", "symbols": ["view", "cart"]}},
                {"name": "tags", "type": {"type": "map", "values": "string"}}]}
              """);

  @Test
  void ourOwnEventsNeedNoMapping() throws Exception {
    UserEvent event = json("{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':1}");
    byte[] bytes = RecordCodecs.avro(UserEvent.class).encode(event);
    assertThat(EventFormat.ours().open().decode(bytes, "t", 0, 0)).isEqualTo(event);
    assertThat(format("{}").open().decode(bytes, "t", 0, 0)).isEqualTo(event);
  }

  @Test
  void mapsTheirJson() throws Exception {
    UserEvent event =
        json(
            "{'customer':{'id':42},'lines':[{'sku':'lamp','price':'12.5'}],'ts':1769860800.25,"
                + "'action':'ADD_TO_CART','page':'home','client':{'device':'phone'}}");
    assertThat(event.getUserId()).isEqualTo("42");
    assertThat(event.getItemId()).isEqualTo("lamp");
    assertThat(event.getAt()).isEqualTo(NOON.plusMillis(250));
    assertThat(event.getKind()).isEqualTo("cart");
    assertThat(event.getValue()).isEqualTo(12.5);
    assertThat(event.getSurface()).isEqualTo("home");
    assertThat(event.getAttributes()).containsOnly(java.util.Map.entry("device", "phone"));
    assertThat(event.getEventId()).isEqualTo("clicks-3@77");
  }

  @Test
  void absentFieldsAreAbsentAndUnknownKindsStay() throws Exception {
    UserEvent event =
        json("{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':'1769860800','action':'hum'}");
    assertThat(event.getKind()).isEqualTo("hum");
    assertThat(event.getAt()).isEqualTo(NOON);
    assertThat(event.getValue()).isNull();
    assertThat(event.getAttributes()).isEmpty();
    assertThat(json("{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':1}").getKind())
        .isEqualTo("view");
  }

  @Test
  void namesThePathWhatWasFoundAndWhatWasExpected() {
    assertBad("{}", Reason.MISSING_FIELD, "customer.id: found nothing, expected text");
    assertBad(
        "{'customer':{'id':{}}}",
        Reason.WRONG_TYPE,
        "customer.id: found an object, expected text or a whole number");
    assertBad(
        "{'customer':{'id':1.5}}", Reason.WRONG_TYPE, "customer.id: found '1.5', expected text");
    assertBad(
        "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':'noon'}",
        Reason.WRONG_TYPE,
        "ts: found 'noon', expected a number");
    assertBad(
        "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':1e300}",
        Reason.WRONG_TYPE,
        "ts: found '1.0E300', expected a time in seconds");
    assertBad(
        "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':'1e-999999999'}",
        Reason.WRONG_TYPE,
        "ts: found '1e-999999999', expected a number");
  }

  @Test
  void undeclaredKindsAreRefusedWhenToldSo() {
    String yaml = JSON_MAPPING + "    kinds-others: refuse\n";
    assertThatThrownBy(
            () ->
                decode(
                    format(yaml),
                    "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':1,'action':'hum'}"))
        .isInstanceOf(BadRecord.class)
        .hasMessage("action: found 'hum', expected one of [ADD_TO_CART, BUY]");
  }

  @Test
  void anIdFromTheFieldsIsTheSameForTheSameEventAnywhere() throws Exception {
    EventFormat format = format(JSON_MAPPING + "    derived-id: fields\n");
    String event = "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':1}";
    String other = "{'customer':{'id':'ui'},'lines':[{'sku':''}],'ts':1}";
    assertThat(decode(format, event).getEventId())
        .matches("[0-9a-f]{16}")
        .isEqualTo(format.open().decode(bytes(event), "else", 9, 9).getEventId())
        .isNotEqualTo(decode(format, other).getEventId());
  }

  @Test
  void timesMayBeIsoOrMicros() throws Exception {
    String iso = JSON_MAPPING.replace("at-unit: seconds", "at-unit: iso");
    String micros = JSON_MAPPING.replace("at-unit: seconds", "at-unit: micros");
    String event = "{'customer':{'id':'u'},'lines':[{'sku':'i'}],'ts':%s}";
    assertThat(decode(format(iso), event.formatted("'2026-01-31T13:00:00+01:00'")).getAt())
        .isEqualTo(NOON);
    assertThat(decode(format(micros), event.formatted("1769860800000999")).getAt()).isEqualTo(NOON);
    assertThatThrownBy(() -> decode(format(iso), event.formatted("'2026-01-31T13:00:00'")))
        .hasMessage("ts: found '2026-01-31T13:00:00', expected a time as 2026-01-31T12:00:00Z");
  }

  @Test
  void mapsTheirAvroInBothFramings(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("301.avsc"), THEIRS.toString());
    byte[] body = avro(click());
    byte[] single =
        ByteBuffer.allocate(10 + body.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 1)
            .putLong(SchemaNormalization.parsingFingerprint64(THEIRS))
            .put(body)
            .array();
    byte[] confluent =
        ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(301).put(body).array();
    UserEvent fromSingle =
        format(AVRO_MAPPING.formatted("avro", folder)).open().decode(single, "t", 0, 0);
    UserEvent fromConfluent =
        format(AVRO_MAPPING.formatted("confluent", folder)).open().decode(confluent, "t", 0, 0);
    assertThat(fromSingle).isEqualTo(fromConfluent);
    assertThat(fromSingle.getUserId()).isEqualTo("anna");
    assertThat(fromSingle.getEventId()).isEqualTo("9");
    assertThat(fromSingle.getKind()).isEqualTo("cart");
    assertThat(fromSingle.getAt()).isEqualTo(NOON);
    assertThat(fromSingle.getAttributes()).containsEntry("shop", "north");
  }

  @Test
  void travelsToTasksByJavaSerialisation(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("301.avsc"), THEIRS.toString());
    EventFormat format = format(AVRO_MAPPING.formatted("confluent", folder));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(format);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EventFormat arrived = (EventFormat) in.readObject();
      byte[] body = avro(click());
      byte[] value = ByteBuffer.allocate(5 + body.length).putInt(1, 301).put(5, body).array();
      assertThat(arrived.open().decode(value, "t", 0, 0).getUserId()).isEqualTo("anna");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events: {format: avro}",
        "events: {format: json}",
        "events: {format: confluent, registry-id: 7}"
      })
  void ourEventsAreReadAsTheyAreWrittenInEveryFormat(String yaml) throws Exception {
    EventFormat format = format(yaml);
    UserEvent event =
        UserEvent.newBuilder()
            .setEventId("e")
            .setUserId("anna")
            .setItemId("lamp")
            .setKind("view")
            .setAt(NOON)
            .build();
    byte[] bytes = format.writing().orElseThrow().encode(event);
    assertThat(format.open().decode(bytes, "t", 0, 0)).isEqualTo(event);
  }

  @Test
  void otherPeoplesFieldsAreNotWritten() {
    assertThat(format(JSON_MAPPING).writing()).isEmpty();
  }

  @Test
  void refusesWhatWouldMakeADeadLetterOfEveryEvent() {
    assertThatThrownBy(() -> format("events: {format: confluent}"))
        .hasMessageContaining("'events.format' is confluent, which needs events.registry-id");
    assertThatThrownBy(() -> format("events: {mapping: {user: a, item: b, at: c}}"))
        .hasMessageContaining("'events.mapping' maps Avro, which needs events.schemas");
  }

  @Test
  void reportsEveryMistakeOfTheDeclaration() {
    assertThatThrownBy(
            () ->
                format(
                    """
                    events:
                      schemas: /nowhere
                      mapping: {user: 'a..b', kind: '[', at-unit: years, attributes: {x: ''}}
                    """))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("'events.schemas' cannot list schemas in /nowhere")
        .hasMessageContaining("'events.mapping.user' is 'a..b', expected names with dots")
        .hasMessageContaining("'events.mapping.kind' is '['")
        .hasMessageContaining("'events.mapping.at-unit' is 'years', expected one of seconds")
        .hasMessageContaining("'events.mapping.attributes.x' is ''");
    assertThatThrownBy(() -> format("events: {mapping: {user: a}}"))
        .hasMessageContaining("'events.mapping.item' is missing")
        .hasMessageContaining("'events.mapping.at' is missing");
  }

  private static GenericRecord click() {
    GenericRecord click = new GenericData.Record(THEIRS);
    click.put("id", 9L);
    click.put("who", "anna");
    click.put("what", "lamp");
    click.put("time", NOON.toEpochMilli());
    click.put("how", new GenericData.EnumSymbol(THEIRS.getField("how").schema(), "cart"));
    click.put("tags", java.util.Map.of("shop", "north"));
    return click;
  }

  private static byte[] avro(GenericRecord record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static EventFormat format(String yaml) {
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    EventFormat format = EventFormat.read(reader);
    reader.finish();
    return format;
  }

  private static UserEvent json(String text) throws BadRecord {
    return decode(format(JSON_MAPPING), text);
  }

  private static UserEvent decode(EventFormat format, String text) throws BadRecord {
    return format.open().decode(bytes(text), "clicks", 3, 77);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private static void assertBad(String text, Reason reason, String message) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOfSatisfying(BadRecord.class, bad -> assertThat(bad.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
