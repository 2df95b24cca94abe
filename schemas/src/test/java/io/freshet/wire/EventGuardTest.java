package io.freshet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.id.RecommendationId;
import io.freshet.schema.Exposure;
import io.freshet.schema.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EventGuardTest {
  private static final long NOW = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();
  private static final byte[] KEY = "anna".getBytes(UTF_8);

  private final EventGuard guard = new EventGuard(EventLimits.defaults());

  @Test
  void admitsAnOrdinaryEvent() {
    assertThatCode(() -> guard.admitRaw(KEY, new byte[1 << 20])).doesNotThrowAnyException();
    assertThatCode(() -> guard.admit(KEY, Samples.userEvent(), NOW)).doesNotThrowAnyException();
  }

  @Test
  void refusesRecordsWithoutKeyOrValueOrWithTooMuch() {
    assertReason(Reason.NULL_KEY, () -> guard.admitRaw(null, new byte[1]));
    assertReason(Reason.NULL_VALUE, () -> guard.admitRaw(KEY, null));
    assertReason(Reason.TOO_LARGE, () -> guard.admitRaw(KEY, new byte[10 << 20]));
  }

  @Test
  void refusesEmptyAndEndlessIds() {
    assertReason(Reason.EMPTY_ID, event -> event.setUserId(""));
    assertReason(Reason.EMPTY_ID, event -> event.setItemId(""));
    assertReason(Reason.EMPTY_ID, event -> event.setEventId(""));
    assertReason(Reason.EMPTY_ID, event -> event.setKind(""));
    assertReason(Reason.ID_TOO_LONG, event -> event.setUserId("x".repeat(1 << 20)));
    assertReason(Reason.ID_TOO_LONG, event -> event.setSessionId("x".repeat(513)));
  }

  @Test
  void countsIdsInUtf8() {
    assertThatCode(() -> guard.admit(KEY, with(event -> event.setItemId("€".repeat(170))), NOW))
        .doesNotThrowAnyException();
    assertReason(Reason.ID_TOO_LONG, event -> event.setItemId("€".repeat(171)));
    assertThatCode(() -> guard.admit(KEY, with(event -> event.setItemId("😀".repeat(128))), NOW))
        .doesNotThrowAnyException();
    assertReason(Reason.ID_TOO_LONG, event -> event.setItemId("😀".repeat(129)));
  }

  @Test
  void refusesTimesThatCannotBe() {
    assertReason(Reason.TOO_EARLY, event -> event.setAt(Instant.EPOCH));
    assertReason(Reason.TOO_EARLY, event -> event.setAt(Instant.ofEpochMilli(Long.MIN_VALUE)));
    assertReason(Reason.TOO_FAR_AHEAD, event -> event.setAt(Instant.ofEpochMilli(Long.MAX_VALUE)));
    assertReason(Reason.TOO_FAR_AHEAD, event -> event.setAt(Instant.parse("2100-01-01T00:00:00Z")));
    Instant latest = Instant.ofEpochMilli(NOW).plus(Duration.ofDays(1));
    assertThatCode(() -> guard.admit(KEY, with(event -> event.setAt(latest)), NOW))
        .doesNotThrowAnyException();
    assertReason(Reason.TOO_FAR_AHEAD, event -> event.setAt(latest.plusMillis(1)));
  }

  @Test
  void refusesValuesThatAreNoNumber() {
    assertReason(Reason.BAD_NUMBER, event -> event.setValue(Double.NaN));
    assertReason(Reason.BAD_NUMBER, event -> event.setValue(Double.NEGATIVE_INFINITY));
  }

  @Test
  void theKeyOfAnItemIsTheItem() {
    assertThatCode(() -> guard.admit("lamp".getBytes(UTF_8), Samples.itemEvent(), NOW))
        .doesNotThrowAnyException();
    assertReason(Reason.KEY_MISMATCH, () -> guard.admit(KEY, Samples.itemEvent(), NOW));
  }

  @Test
  void refusesAnExposureAsItWouldAnEvent() {
    assertThatCode(() -> guard.admit(Samples.exposure(), NOW)).doesNotThrowAnyException();
    String endless = "x".repeat(513);
    assertReason(Reason.EMPTY_ID, exposure(e -> e.setUserId("")));
    assertReason(Reason.EMPTY_ID, exposure(e -> e.setSurface("")));
    assertReason(Reason.ID_TOO_LONG, exposure(e -> e.setExposureId(endless)));
    assertReason(Reason.ID_TOO_LONG, exposure(e -> e.setItems(List.of("hat", endless))));
    assertReason(Reason.TOO_EARLY, exposure(e -> e.setTimestamp(Instant.EPOCH)));
    assertReason(
        Reason.TOO_FAR_AHEAD, exposure(e -> e.setTimestamp(Instant.ofEpochMilli(Long.MAX_VALUE))));
  }

  @Test
  void theIdOfAListMayBeLongerThanThatOfItsUser() {
    String user = "u".repeat(512);
    String list = new RecommendationId(user, Long.MAX_VALUE, Long.MAX_VALUE).toString();
    assertThatCode(() -> guard.admit(KEY, with(event -> event.setRecommendationId(list)), NOW))
        .doesNotThrowAnyException();
    assertReason(Reason.ID_TOO_LONG, event -> event.setRecommendationId(list + "0000"));
  }

  @Test
  void theKeyRuleDecidesWhatTheKeyMustBe() {
    EventGuard any = guard(EventLimits.KeyRule.ANY);
    assertThatCode(() -> any.admitRaw(null, new byte[1])).doesNotThrowAnyException();
    EventGuard user = guard(EventLimits.KeyRule.USER);
    assertReason(Reason.KEY_MISMATCH, () -> user.admit(KEY, Samples.userEvent(), NOW));
    byte[] own = Samples.userEvent().getUserId().getBytes(UTF_8);
    assertThatCode(() -> user.admit(own, Samples.userEvent(), NOW)).doesNotThrowAnyException();
  }

  private static EventGuard guard(EventLimits.KeyRule rule) {
    EventLimits usual = EventLimits.defaults();
    return new EventGuard(
        new EventLimits(
            usual.valueBytes(), usual.idBytes(), usual.earliest(), usual.ahead(), rule));
  }

  private ThrowingCallable exposure(Consumer<Exposure> change) {
    Exposure exposure = Samples.exposure();
    change.accept(exposure);
    return () -> guard.admit(exposure, NOW);
  }

  private void assertReason(Reason reason, Consumer<UserEvent> change) {
    assertReason(reason, () -> guard.admit(KEY, with(change), NOW));
  }

  private static void assertReason(Reason reason, ThrowingCallable call) {
    BadRecord bad = catchThrowableOfType(BadRecord.class, call);
    assertThat(bad).isNotNull();
    assertThat(bad.reason()).isEqualTo(reason);
    assertThat(bad.detail()).hasSizeLessThan(502);
  }

  private static UserEvent with(Consumer<UserEvent> change) {
    UserEvent event = Samples.userEvent();
    change.accept(event);
    return event;
  }
}
