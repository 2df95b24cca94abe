package io.freshet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitsTest {
  @Test
  void readsDurations() {
    assertThat(Units.duration("5ms")).hasMillis(5);
    assertThat(Units.duration("1 s")).hasSeconds(1);
    assertThat(Units.duration("2m")).hasMinutes(2);
    assertThat(Units.duration("3h")).hasHours(3);
    assertThat(Units.duration("7d")).hasDays(7);
    assertThat(Units.duration("0ms")).isZero();
  }

  @Test
  void readsBytes() {
    assertThat(Units.bytes("100B")).isEqualTo(100);
    assertThat(Units.bytes("64KiB")).isEqualTo(1 << 16);
    assertThat(Units.bytes("1 MiB")).isEqualTo(1 << 20);
    assertThat(Units.bytes("2GiB")).isEqualTo(2L << 30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "-5ms", "5.5s", "5 weeks", "ms", "5MS", "99999999999999999s", "5ms 1s"})
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> Units.duration(text)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "64KB", "64k", "-1B", "1.5MiB", "999999999999999GiB"})
  void refusesOtherBytes(String text) {
    assertThatThrownBy(() -> Units.bytes(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void writesWhatItReads() {
    for (String text : new String[] {"5ms", "1500ms", "1s", "90s", "2m", "36h", "7d", "0ms"}) {
      assertThat(Units.text(Units.duration(text))).isEqualTo(text);
    }
    for (String text : new String[] {"0B", "100B", "64KiB", "1025B", "3MiB", "2GiB"}) {
      assertThat(Units.bytesText(Units.bytes(text))).isEqualTo(text);
    }
    assertThat(Units.text(Duration.ofHours(24))).isEqualTo("1d");
  }
}
