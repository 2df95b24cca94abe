package io.freshet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigReaderTest {
  private enum Delivery {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
  }

  @Test
  void absentKeysHaveTheirDefaults() {
    ConfigReader reader = reader("");
    assertThat(reader.string("a", "x")).isEqualTo("x");
    assertThat(reader.integer("b", 3, 1, 9)).isEqualTo(3);
    assertThat(reader.number("c", 0.5, 0, 1)).isEqualTo(0.5);
    assertThat(reader.duration("d", Duration.ofMillis(5))).hasMillis(5);
    assertThat(reader.bytes("e", 7)).isEqualTo(7);
    assertThat(reader.onByDefault("f")).isTrue();
    assertThat(reader.offByDefault("g")).isFalse();
    assertThat(reader.oneOf("h", Delivery.AT_LEAST_ONCE)).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(reader.list("i", List.of("x"))).containsExactly("x");
    assertThat(reader.strings("j")).isEmpty();
    assertThat(reader.sections("k")).isEmpty();
    assertThat(reader.path("l", Path.of("x"))).isEqualTo(Path.of("x"));
    assertThat(reader.instant("m", Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    reader.finish();
  }

  @Test
  void readsEveryKindOfValue() {
    ConfigReader reader =
        reader(
            """
            a: text with spaces
            b: 1_000
            c: 1e-1
            d: {linger: 90s}
            e: 64KiB
            f: no
            g: on
            h: exactly-once
            i: [p, 'q, r']
            j: {security.protocol: SASL_SSL, sasl: {mechanism: PLAIN}}
            k: [{name: one, deep: {x: 1}}, {name: two}]
            l: /data
            m: 2026-01-31T12:00:00Z
            n: []
            o:
            """);
    assertThat(reader.string("a", "")).isEqualTo("text with spaces");
    assertThat(reader.integer("b", 3, 1, 9999)).isEqualTo(1000);
    assertThat(reader.number("c", 0.5, 0, 1)).isEqualTo(0.1);
    assertThat(reader.section("d").millis("linger", Duration.ZERO)).isEqualTo(90_000);
    assertThat(reader.bytes("e", 7)).isEqualTo(65_536);
    assertThat(reader.onByDefault("f")).isFalse();
    assertThat(reader.offByDefault("g")).isTrue();
    assertThat(reader.oneOf("h", Delivery.AT_LEAST_ONCE)).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(reader.list("i", List.of("x"))).containsExactly("p", "q, r");
    assertThat(reader.strings("j"))
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    List<ConfigReader> sections = reader.sections("k");
    assertThat(sections).hasSize(2);
    assertThat(sections.get(0).string("name", "")).isEqualTo("one");
    assertThat(sections.get(0).section("deep").integer("x", 0, 0, 9)).isEqualTo(1);
    assertThat(sections.get(1).string("name", "")).isEqualTo("two");
    assertThat(reader.path("l", Path.of("x"))).isEqualTo(Path.of("/data"));
    assertThat(reader.instant("m", Instant.EPOCH)).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(reader.list("n", List.of("x"))).isEmpty();
    assertThat(reader.string("o", "absent")).isEqualTo("absent");
    reader.finish();
  }

  @Test
  void reportsEveryMistakeAtOnceWithItsLine() {
    ConfigReader reader =
        reader(
            """
            kafka:
              bootsrap: b:9092
            bundle:
              linger: 5
              tokens: 0
              size: 1GB
            delivery: twice
            old: 1
            """);
    reader.string("kafka.bootstrap", "");
    reader.duration("bundle.linger", Duration.ofMillis(5));
    reader.integer("bundle.tokens", 4, 1, 9);
    reader.bytes("bundle.size", 0);
    reader.oneOf("delivery", Delivery.EXACTLY_ONCE);
    reader.removed("old", "bundle.tokens");
    reader.requiredString("name");
    reader.problem("bundle.tokens", "contradicts the day");
    assertThatThrownBy(reader::finish)
        .isInstanceOfSatisfying(
            BadConfig.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "test line 4: 'bundle.linger' is '5', expected duration as 5ms, 1s, 2m,"
                            + " 3h or 7d",
                        "test line 5: 'bundle.tokens' is '0', expected integer from 1 to 9",
                        "test line 6: 'bundle.size' is '1GB', expected bytes as 100B, 64KiB, 1MiB"
                            + " or 2GiB",
                        "test line 7: 'delivery' is 'twice', expected one of exactly-once,"
                            + " at-least-once",
                        "test line 8: 'old' was removed, use 'bundle.tokens'",
                        "'name' is missing",
                        "test line 5: 'bundle.tokens' contradicts the day",
                        "test line 2: 'kafka.bootsrap' is not a key, did you mean"
                            + " 'kafka.bootstrap'?"))
        .hasMessageStartingWith("bad configuration, 8 problems:");
  }

  @Test
  void aKeyThatResemblesNothingGetsNoSuggestion() {
    ConfigReader reader = reader("zebra: 1");
    reader.string("kafka.bootstrap", "");
    assertThatThrownBy(reader::finish)
        .hasMessage("bad configuration: test line 1: 'zebra' is not a key");
  }

  @Test
  void theEnvironmentStandsOverTheFile() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse("kafka: {bootstrap: a, client: {x.y: '1'}}\nlist: [a]", "test")
                .withEnvironment(
                    Map.of(
                        "FRESHET_KAFKA_BOOTSTRAP", "b",
                        "FRESHET_KAFKA_CLIENT_SASL_MECHANISM", "PLAIN",
                        "FRESHET_LIST", "c, d",
                        "FRESHET_HOME", "/opt/freshet",
                        "PATH", "/bin")));
    assertThat(reader.string("kafka.bootstrap", "")).isEqualTo("b");
    assertThat(reader.strings("kafka.client"))
        .isEqualTo(Map.of("x.y", "1", "sasl.mechanism", "PLAIN"));
    assertThat(reader.list("list", List.of())).containsExactly("c", "d");
    reader.finish();
  }

  @Test
  void theCommandLineStandsOverTheEnvironment() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.empty()
                .withEnvironment(Map.of("FRESHET_KAFKA_BOOTSTRAP", "b"))
                .with("kafka.bootstrap", "c"));
    assertThat(reader.string("kafka.bootstrap", "")).isEqualTo("c");
    reader.finish();
  }

  @Test
  void aWrongVariableOfAKnownSectionIsReportedWithItsNearest() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.empty()
                .withEnvironment(
                    Map.of("FRESHET_KAFKA_BOOTSTRP", "b", "FRESHET_BUNDLE_TOKENS", "many")));
    reader.string("kafka.bootstrap", "");
    reader.integer("bundle.tokens", 4, 1, 9);
    assertThatThrownBy(reader::finish)
        .hasMessageContaining(
            "environment FRESHET_BUNDLE_TOKENS: 'bundle.tokens' is 'many', expected integer")
        .hasMessageContaining(
            "environment FRESHET_KAFKA_BOOTSTRP is not a key, did you mean"
                + " 'FRESHET_KAFKA_BOOTSTRAP'?");
  }

  @Test
  void secretsAreNotRepeatedInProblems() {
    ConfigReader reader = reader("edge: {api-key: [secret]}\npassword: hunter2");
    reader.integer("password", 1, 1, 9);
    reader.string("edge.api-key", "");
    assertThatThrownBy(reader::finish)
        .hasMessageContaining("'password' is not shown, expected integer from 1 to 9")
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("secret]");
  }

  @Test
  void aValueWhereASectionStandsIsReported() {
    ConfigReader reader = reader("kafka: localhost");
    reader.string("kafka.bootstrap", "");
    assertThatThrownBy(reader::finish).hasMessageContaining("'kafka' is not a key");
  }

  @Test
  void theSectionOfAnotherProcessIsLeftAlone() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse("edge: {http: {port: 1}}", "test")
                .withEnvironment(Map.of("FRESHET_EDGE_HTTP_PORT", "2")));
    reader.leave("edge");
    reader.finish();
  }

  @Test
  void listsEveryKeyInTheOrderOfAsking() {
    ConfigReader reader = reader("");
    reader.about("Brokers to start from").string("kafka.bootstrap", "localhost:9092");
    reader.section("bundle").about("Age").duration("linger", Duration.ofMillis(1500));
    reader.bytes("size", 3 << 20);
    assertThat(reader.keys())
        .containsExactly(
            new ConfigKey("kafka.bootstrap", "text", "localhost:9092", "Brokers to start from"),
            new ConfigKey("bundle.linger", "duration as 5ms, 1s, 2m, 3h or 7d", "1500ms", "Age"),
            new ConfigKey("size", "bytes as 100B, 64KiB, 1MiB or 2GiB", "3MiB", ""));
  }

  private static ConfigReader reader(String yaml) {
    return new ConfigReader(ConfigTree.parse(yaml, "test"));
  }
}
