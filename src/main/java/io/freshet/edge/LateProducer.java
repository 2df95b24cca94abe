package io.freshet.edge;

import io.freshet.topic.KafkaProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's producer as soon as there can be one: none can be made while no broker's name has an
 * address, and the edge does not wait for that.
 */
final class LateProducer {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Properties settings;
  private volatile @Nullable KafkaProducer<byte[], byte[]> made;
  private long nextTryNanos = System.nanoTime();

  /** Throws when it is not the names but the settings that are wrong. */
  LateProducer(EdgeConfig config) {
    settings = clientConfig(config);
    var unused = get();
  }

  /** Nothing yet while the names do not resolve; tried again now and then. */
  Optional<KafkaProducer<byte[], byte[]>> get() {
    KafkaProducer<byte[], byte[]> producer = made;
    return producer == null ? tryAgain() : Optional.of(producer);
  }

  private synchronized Optional<KafkaProducer<byte[], byte[]>> tryAgain() {
    if (made == null && System.nanoTime() - nextTryNanos >= 0) {
      try {
        made = new KafkaProducer<>(settings);
      } catch (KafkaException e) {
        if (!KafkaProblem.isUnresolved(e)) {
          throw new IllegalStateException(
              "cannot make a client for Kafka at %s of what stands below kafka: %s"
                  .formatted(
                      settings.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG),
                      KafkaProblem.reason(e)),
              e);
        }
        nextTryNanos = System.nanoTime() + RETRY_NANOS;
      }
    }
    return Optional.ofNullable(made);
  }

  synchronized void close(Duration patience) {
    KafkaProducer<byte[], byte[]> producer = made;
    if (producer != null) {
      producer.close(patience);
    }
  }

  private static Properties clientConfig(EdgeConfig config) {
    int timeoutMillis = (int) Math.max(1000, config.serving().produceTimeout().toMillis());
    Properties p = new Properties();
    p.setProperty(ProducerConfig.CLIENT_ID_CONFIG, "freshet-edge");
    p.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    p.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(timeoutMillis));
    p.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(timeoutMillis));
    p.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(timeoutMillis));
    p.putAll(config.kafka().forProducer());
    p.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    p.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    p.setProperty(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    p.setProperty(
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    return p;
  }
}
