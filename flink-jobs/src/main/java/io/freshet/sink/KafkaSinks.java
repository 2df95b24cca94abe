package io.freshet.sink;

import io.freshet.config.ConfigReader;
import io.freshet.topic.BrokerNames.Transactions;
import io.freshet.topic.KafkaSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/**
 * From records to topics.
 *
 * @param transactionPrefix of transactional ids; two jobs on one broker must not share it
 * @param checkpointInterval decides how transactions are named
 */
public record KafkaSinks(
    KafkaSettings kafka, Delivery delivery, String transactionPrefix, Duration checkpointInterval) {
  /** Under the broker's default limit of 15 minutes. */
  static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(14);

  private static final String TIMEOUT_PROPERTY = "transaction.timeout.ms";

  /**
   * INCREMENTING takes a new transactional id for every checkpoint and subtask, and the broker
   * remembers each for seven days: 60,000 at ten seconds, 600,000 at one. POOLING takes few ids and
   * raises their epochs, which roll over after 32,000 checkpoints; a recovery just across that edge
   * fails (FLINK-40689). So ids are pooled only where incrementing would flood the broker.
   */
  private static final Duration SHORT_INTERVAL = Duration.ofSeconds(10);

  private static final Duration LINGER = Duration.ofMillis(2);

  /** Delivered as configured, and under exactly-once visible with the checkpoint. */
  public <R extends SpecificRecordBase> KafkaSink<R> delivered(TopicRecords<R> records) {
    return switch (delivery) {
      case AT_LEAST_ONCE -> atLeastOnce(records);
      case EXACTLY_ONCE ->
          builder(records)
              .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
              .setTransactionalIdPrefix(transactionPrefix + '-' + records.topic())
              .setTransactionNamingStrategy(naming(checkpointInterval))
              .build();
    };
  }

  /** Delivered at once and perhaps twice, for records whose key tells copies apart. */
  public <R extends SpecificRecordBase> KafkaSink<R> atLeastOnce(TopicRecords<R> records) {
    return builder(records).setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
  }

  /**
   * What a broker sees of the transactions.
   *
   * @param delivered topics that {@link #delivered} writes
   */
  public Optional<Transactions> transactions(Set<String> delivered) {
    return switch (delivery) {
      case AT_LEAST_ONCE -> Optional.empty();
      case EXACTLY_ONCE ->
          Optional.of(
              new Transactions(
                  transactionPrefix + '-',
                  // Pooled ids do not say what an earlier run left open: the broker is asked.
                  naming(checkpointInterval) == TransactionNamingStrategy.POOLING
                      ? delivered
                      : Set.of()));
    };
  }

  /** A transaction is open from one checkpoint to the next, and must live that long. */
  public void findProblems(ConfigReader config) {
    String told = kafka.forProducer().get(TIMEOUT_PROPERTY);
    if (delivery == Delivery.AT_LEAST_ONCE || told != null && !told.matches("\\d{1,18}")) {
      return; // not wanted, or said already: it is no number
    }
    Duration timeout = told == null ? TRANSACTION_TIMEOUT : Duration.ofMillis(Long.parseLong(told));
    if (checkpointInterval.compareTo(timeout) >= 0) {
      config.problem(
          "job.checkpoint-interval",
          "is too long for exactly-once: the broker gives transactions up after %d s (%s)"
              .formatted(timeout.toSeconds(), TIMEOUT_PROPERTY));
    }
  }

  static TransactionNamingStrategy naming(Duration checkpointInterval) {
    return checkpointInterval.compareTo(SHORT_INTERVAL) < 0
        ? TransactionNamingStrategy.POOLING
        : TransactionNamingStrategy.INCREMENTING;
  }

  private <R extends SpecificRecordBase> KafkaSinkBuilder<R> builder(TopicRecords<R> records) {
    Properties producer = new Properties();
    producer.setProperty("linger.ms", String.valueOf(LINGER.toMillis()));
    producer.setProperty(TIMEOUT_PROPERTY, String.valueOf(TRANSACTION_TIMEOUT.toMillis()));
    producer.putAll(kafka.forProducer());
    return KafkaSink.<R>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(records);
  }
}
