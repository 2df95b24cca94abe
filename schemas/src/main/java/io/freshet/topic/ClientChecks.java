package io.freshet.topic;

import io.freshet.config.ConfigReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

/** What Kafka's own definitions say against settings, before any client is made of them. */
final class ClientChecks {
  private static final ConfigDef CONSUMER = ConsumerConfig.configDef();
  private static final ConfigDef PRODUCER = ProducerConfig.configDef();
  private static final ConfigDef ADMIN = AdminClientConfig.configDef();
  private static final int LAST_PORT = 65_535;

  private final ConfigReader config;

  ClientChecks(ConfigReader config) {
    this.config = config;
  }

  /** Leaves each problem with the reader. */
  void check(KafkaSettings settings) {
    if (!Arrays.stream(settings.bootstrap().split(",", -1)).allMatch(ClientChecks::isAddress)) {
      config.problem(
          "kafka.bootstrap",
          "is '%s', expected host:port, several separated by commas"
              .formatted(settings.bootstrap()));
    }
    check("kafka.client.", settings.client(), List.of(CONSUMER, PRODUCER, ADMIN));
    check("kafka.consumer.", settings.consumer(), List.of(CONSUMER));
    check("kafka.producer.", settings.producer(), List.of(PRODUCER));
    check("kafka.admin.", settings.admin(), List.of(ADMIN));
  }

  private static boolean isAddress(String one) {
    String host = Utils.getHost(one.strip());
    Integer port = Utils.getPort(one.strip());
    return host != null && !host.isEmpty() && port != null && port <= LAST_PORT;
  }

  /** A property that no definition knows may be meant for a plug-in. */
  private void check(String section, Map<String, String> given, List<ConfigDef> kinds) {
    kinds.stream()
        .flatMap(kind -> kind.validate(given).stream())
        .filter(value -> given.containsKey(value.name()) && !value.errorMessages().isEmpty())
        .map(value -> Map.entry(value.name(), value.errorMessages().get(0)))
        .distinct()
        .forEach(wrong -> config.problem(section + wrong.getKey(), "says: " + wrong.getValue()));
  }
}
