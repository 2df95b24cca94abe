package io.freshet.topic;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to a broker that may not be up yet. */
final class BrokerWait {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWait.class);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Map<String, Object> config;
  private final Duration patience;
  private final long startNanos = System.nanoTime();

  private BrokerWait(Map<String, Object> config, Duration patience) {
    this.config = config;
    this.patience = patience;
  }

  static Admin connect(Map<String, Object> config, Duration patience) {
    return new BrokerWait(config, patience).connect();
  }

  private Admin connect() {
    boolean waited = false;
    while (true) {
      try {
        Admin admin = attempt();
        if (waited) {
          LOG.info("Kafka at {} answers after {} s", bootstrap(), waited().toSeconds());
        }
        return admin;
      } catch (KafkaException notYet) {
        if (notYet instanceof AuthenticationException) {
          throw TopicProblem.noBroker(
              "cannot use Kafka at %s: it refused the credentials below kafka.client: %s"
                  .formatted(bootstrap(), notYet.getMessage()),
              notYet);
        }
        if (!mayPass(notYet) || waited().compareTo(patience) >= 0) {
          throw TopicProblem.noBroker(
              "cannot reach Kafka at %s: no broker answered for %d s, of %d s allowed: %s"
                  .formatted(
                      bootstrap(),
                      waited().toSeconds(),
                      patience.toSeconds(),
                      KafkaProblem.reason(notYet)),
              notYet);
        }
        LOG.warn(
            "waiting for Kafka at {}: no broker has answered for {} s, giving up after {} s ({})",
            bootstrap(),
            waited().toSeconds(),
            patience.toSeconds(),
            KafkaProblem.reason(notYet));
        waited = true;
        pause();
      }
    }
  }

  /** One client, proved by one answer. */
  private Admin attempt() {
    Admin admin = client();
    boolean answered = false;
    try {
      Duration left = patience.minus(waited());
      long millis = Math.max(1_000, Math.min(ATTEMPT.toMillis(), left.toMillis()));
      var unused =
          admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) millis)).nodes().get();
      answered = true;
      return admin;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TopicProblem.noBroker("interrupted while waiting for Kafka at " + bootstrap(), e);
    } finally {
      if (!answered) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private Admin client() {
    try {
      return Admin.create(config);
    } catch (KafkaException e) {
      if (KafkaProblem.isUnresolved(e)) {
        throw e;
      }
      throw TopicProblem.noBroker(
          "cannot make a client for Kafka at %s of what stands below kafka: %s"
              .formatted(bootstrap(), KafkaProblem.reason(e)),
          e);
    }
  }

  /** A name that does not resolve or a closed port may yet open. */
  private static boolean mayPass(KafkaException problem) {
    return !(problem instanceof AuthorizationException)
        && (problem instanceof RetriableException || KafkaProblem.isUnresolved(problem));
  }

  private Duration waited() {
    return Duration.ofSeconds(Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
  }

  private String bootstrap() {
    return String.valueOf(config.get("bootstrap.servers"));
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TopicProblem.noBroker("interrupted while waiting for Kafka at " + bootstrap(), e);
    }
  }
}
