package io.freshet.topic;

import io.freshet.config.ConfigReader;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach Kafka. Client properties pass through untouched (SASL, TLS, anything); those of one
 * kind of client win over those of all.
 */
public record KafkaSettings(
    String bootstrap,
    Map<String, String> client,
    Map<String, String> consumer,
    Map<String, String> producer,
    Map<String, String> admin)
    implements Serializable {
  public KafkaSettings {
    client = Map.copyOf(client);
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
    admin = Map.copyOf(admin);
  }

  public static KafkaSettings of(String bootstrap) {
    return new KafkaSettings(bootstrap, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Reads {@code kafka.bootstrap} and the maps {@code kafka.client|consumer|producer|admin}. */
  public static KafkaSettings read(ConfigReader config) {
    KafkaSettings settings =
        new KafkaSettings(
            config
                .about("Brokers to start from, host:port separated by commas")
                .string("kafka.bootstrap", "localhost:9092"),
            config
                .about("Properties of every Kafka client, SASL and TLS too")
                .strings("kafka.client"),
            config.about("Properties of consumers only").strings("kafka.consumer"),
            config.about("Properties of producers only").strings("kafka.producer"),
            config.about("Properties of admin clients only").strings("kafka.admin"));
    new ClientChecks(config).check(settings);
    return settings;
  }

  public Map<String, String> forConsumer() {
    return with(consumer);
  }

  public Map<String, String> forProducer() {
    return with(producer);
  }

  public Map<String, String> forAdmin() {
    return with(admin);
  }

  /** Without values: they may be passwords. */
  @Override
  public String toString() {
    return "Kafka at %s with client%s consumer%s producer%s admin%s"
        .formatted(
            bootstrap, client.keySet(), consumer.keySet(), producer.keySet(), admin.keySet());
  }

  private Map<String, String> with(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(client);
    all.putAll(own);
    all.put("bootstrap.servers", bootstrap);
    return all;
  }
}
