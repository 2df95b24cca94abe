package io.freshet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.schema.UserEvent;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

final class JsonCodecTest extends RecordCodecContract {
  private final RecordCodec<UserEvent> events = codec(UserEvent.class);

  @Override
  <T extends SpecificRecordBase> RecordCodec<T> codec(Class<T> type) {
    return RecordCodecs.json(type);
  }

  @Test
  void absentFieldsHaveTheirDefaultsAndUnknownOnesAreIgnored() throws BadRecord {
    UserEvent event =
        decode("{'event_id':'1','user_id':'u','item_id':'i','at':1700000000000,'colour':'red'}");
    assertThat(event.getKind()).isEqualTo("view");
    assertThat(event.getAttributes()).isEmpty();
    assertThat(event.getSessionId()).isNull();
  }

  @Test
  void timesMayBeIso() throws BadRecord {
    UserEvent event =
        decode("{'event_id':'1','user_id':'u','item_id':'i','at':'2026-01-31T13:00:00.5+01:00'}");
    assertThat(event.getAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00.500Z"));
  }

  @Test
  void namesThePathWhatWasFoundAndWhatWasExpected() {
    assertBad(
        "{'event_id':'1','user_id':7,'item_id':'i','at':1}",
        Reason.WRONG_TYPE,
        "UserEvent.user_id: found number 7, expected text");
    assertBad(
        "{'event_id':'1','user_id':'u','item_id':'i','at':'soon'}",
        Reason.WRONG_TYPE,
        "UserEvent.at: found text \"soon\", expected milliseconds since 1970, or a time as"
            + " 2026-01-31T12:00:00Z");
    assertBad(
        "{'event_id':'1','user_id':'u','item_id':'i','at':'+999999999-12-31T00:00:00Z'}",
        Reason.WRONG_TYPE,
        "UserEvent.at: found text \"+999999999-12-31T00:00:00Z\", expected milliseconds since"
            + " 1970, or a time as 2026-01-31T12:00:00Z");
    assertBad(
        "{'event_id':'1','item_id':'i','at':1}",
        Reason.MISSING_FIELD,
        "UserEvent.user_id is missing");
    assertBad(
        "{'event_id':'1','user_id':'u','item_id':'i','at':1,'value':1e999}",
        Reason.WRONG_TYPE,
        "UserEvent.value: found number \"Infinity\", expected a finite number");
    assertBad(
        "{'event_id':'1','user_id':'u','item_id':'i','at':1,'attributes':{'a':[]}}",
        Reason.WRONG_TYPE,
        "UserEvent.attributes.a: found an array, expected text");
    assertBad("[]", Reason.WRONG_TYPE, "UserEvent: found an array, expected a JSON object");
    assertBad("", Reason.TRUNCATED, "UserEvent: no bytes, expected a JSON object");
    assertBad("{'event_id':", Reason.TRUNCATED, "UserEvent: the JSON ends too early");
    assertBad("{'user_id':'u','user_id':'v'}", Reason.MALFORMED_JSON, "Duplicate");
    assertBad("{} {}", Reason.MALFORMED_JSON, "not JSON");
    assertBad("\u0000", Reason.MALFORMED_JSON, "not JSON");
  }

  @Test
  void halfOfASurrogatePairIsNotUtf8() {
    assertBad(
        "{'event_id':'1','user_id':'\\ud800','item_id':'i','at':1}",
        Reason.INVALID_UTF8,
        "UserEvent.user_id holds half of a surrogate pair");
  }

  @Test
  void otherEncodingsOfUnicodeAreRefused() {
    String text = new String(events.encode(Samples.userEvent()), UTF_8);
    assertThat(reason(events, text.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isEqualTo(Reason.INVALID_UTF8);
    assertThat(reason(events, text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
        .isIn(Reason.INVALID_UTF8, Reason.MALFORMED_JSON);
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    assertThat(reason(events, "[".repeat(1 << 20).getBytes(UTF_8)))
        .isEqualTo(Reason.MALFORMED_JSON);
  }

  private UserEvent decode(String json) throws BadRecord {
    return events.decode(json.replace('\'', '"').getBytes(UTF_8));
  }

  private void assertBad(String json, Reason reason, String message) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOfSatisfying(BadRecord.class, bad -> assertThat(bad.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
