package io.freshet.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of a broker, as they are. */
final class ExistingTopics {
  private static final Logger LOG = LoggerFactory.getLogger(ExistingTopics.class);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Admin admin;

  ExistingTopics(Admin admin) {
    this.admin = admin;
  }

  Set<String> names() {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new TopicProblem("cannot list topics: " + cause(e).getMessage(), cause(e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Returns how many it created; one that another process created meanwhile is no problem. */
  int create(List<TopicSpec> missing) {
    Map<String, KafkaFuture<Void>> answers =
        admin.createTopics(missing.stream().map(ExistingTopics::asNew).toList()).values();
    List<String> problems = new ArrayList<>();
    int created = 0;
    for (TopicSpec topic : missing) {
      try {
        answers.getOrDefault(topic.name(), KafkaFuture.completedFuture(null)).get();
        created++;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          problems.add(cannotCreate(topic, cause(e)));
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    refuse(problems);
    return created;
  }

  void awaitVisible(List<TopicSpec> topics, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> names = topics.stream().map(TopicSpec::name).toList();
    while (!areVisible(names) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK_AGAIN.toMillis());
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  /**
   * Waits until the leader of every partition answers. A broker tells of a new topic a moment
   * before it leads it. An idempotent producer that writes in that moment can have its first batch
   * refused and its second taken, after which the first is out of order for ever.
   */
  void awaitLeaders(List<TopicSpec> topics, Duration patience) {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (TopicSpec topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    ListOffsetsOptions within = new ListOffsetsOptions().timeoutMs((int) patience.toMillis());
    try {
      admin.listOffsets(all, within).all().get();
    } catch (ExecutionException e) {
      LOG.warn("not every partition has a leader yet: {}", cause(e).getMessage());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  void verify(TopicPlan plan) {
    List<String> names = plan.topics().stream().map(TopicSpec::name).toList();
    Map<String, KafkaFuture<TopicDescription>> topics =
        admin.describeTopics(names).topicNameValues();
    Map<ConfigResource, KafkaFuture<Config>> configs =
        admin.describeConfigs(names.stream().map(ExistingTopics::resource).toList()).values();
    List<String> problems = new ArrayList<>();
    for (TopicSpec topic : plan.topics()) {
      try {
        TopicDescription found = answer(topics, topic.name());
        problems.addAll(partitions(topic, found.partitions().size()));
        problems.addAll(cleanup(topic, answer(configs, resource(topic.name()))));
      } catch (ExecutionException e) {
        problems.add(cannotDescribe(topic, cause(e)));
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    refuse(problems);
  }

  private boolean areVisible(List<String> names) {
    try {
      return admin.describeTopics(names).allTopicNames().get().size() == names.size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      if (e.getCause() instanceof AuthorizationException) {
        return true; // as far as this principal can see: verifying will say so
      }
      throw new TopicProblem("cannot describe topics: " + cause(e).getMessage(), cause(e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static List<String> partitions(TopicSpec topic, int found) {
    return found == topic.partitions()
        ? List.of()
        : List.of(
            "topic %s has %d partitions, expected %d: set %s%s to %d, or recreate the topic"
                .formatted(
                    topic.name(),
                    found,
                    topic.partitions(),
                    TopicLayout.PARTITIONS_OF,
                    topic.name(),
                    found));
  }

  private static List<String> cleanup(TopicSpec topic, Config config) {
    String found = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    return topic.cleanup().policy().equals(found)
        ? List.of()
        : List.of(
            "topic %s has cleanup.policy=%s, expected %s: alter it with kafka-configs"
                .formatted(topic.name(), found, topic.cleanup().policy()));
  }

  private static NewTopic asNew(TopicSpec topic) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    if (topic.cleanup() == Cleanup.DELETE) {
      config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(topic.retention().toMillis()));
    }
    return new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
        .configs(config);
  }

  private static String cannotCreate(TopicSpec topic, Throwable cause) {
    String wanted =
        "%d partitions, replication %d, cleanup.policy=%s"
            .formatted(topic.partitions(), topic.replication(), topic.cleanup().policy());
    return cause instanceof AuthorizationException
        ? "topic %s does not exist, or may not be seen by this principal, which may not create it: create it with %s, or grant DESCRIBE"
            .formatted(topic.name(), wanted)
        : "topic %s cannot be created with %s: %s"
            .formatted(topic.name(), wanted, cause.getMessage());
  }

  static String isMissing(String topic) {
    return "topic %s does not exist".formatted(topic);
  }

  private static String cannotDescribe(TopicSpec topic, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return isMissing(topic.name());
    }
    return cause instanceof AuthorizationException
        ? "topic %s may not be described by this principal: grant DESCRIBE and DESCRIBE_CONFIGS"
            .formatted(topic.name())
        : "topic %s cannot be described: %s".formatted(topic.name(), cause.getMessage());
  }

  private static <K, V> V answer(Map<K, KafkaFuture<V>> answers, K key)
      throws ExecutionException, InterruptedException {
    KafkaFuture<V> future = answers.get(key);
    if (future == null) {
      throw new IllegalStateException("the broker's client gave no answer for " + key);
    }
    return future.get();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new TopicProblem(problems);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private static TopicProblem interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new TopicProblem("interrupted while looking at topics", e);
  }
}
