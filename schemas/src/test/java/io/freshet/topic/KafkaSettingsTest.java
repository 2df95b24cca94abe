package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaSettingsTest {
  @Test
  void passesSaslAndTlsThroughAndLetsOneKindOfClientDiffer() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                    """
                    kafka:
                      bootstrap: a:9092,b:9092
                      client:
                        security.protocol: SASL_SSL
                        ssl.truststore.location: /etc/trust.jks
                      consumer: {security.protocol: SSL, max.poll.records: 10}
                      producer: {linger.ms: 1}
                    """,
                    "test")
                .withEnvironment(Map.of("FRESHET_KAFKA_CLIENT_SASL_JAAS_CONFIG", "secret")));
    KafkaSettings kafka = KafkaSettings.read(reader);
    reader.finish();
    assertThat(kafka.forConsumer())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "a:9092,b:9092",
                "security.protocol", "SSL",
                "ssl.truststore.location", "/etc/trust.jks",
                "sasl.jaas.config", "secret",
                "max.poll.records", "10"));
    assertThat(kafka.forProducer())
        .containsEntry("linger.ms", "1")
        .containsEntry("security.protocol", "SASL_SSL")
        .doesNotContainKey("max.poll.records");
    assertThat(kafka.forAdmin()).doesNotContainKeys("linger.ms", "max.poll.records");
  }

  @Test
  void isNotPrintedWithItsSecrets() {
    KafkaSettings kafka =
        new KafkaSettings(
            "a:1", Map.of("sasl.jaas.config", "secret"), Map.of(), Map.of(), Map.of());
    assertThat(kafka.toString()).contains("a:1", "sasl.jaas.config").doesNotContain("secret");
  }
}
