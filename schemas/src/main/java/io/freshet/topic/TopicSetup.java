package io.freshet.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of a plan, or verifies those that are there. */
public final class TopicSetup {
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

  private TopicSetup() {}

  /** As the other, waiting {@link #DEFAULT_PATIENCE} for a broker. */
  public static void createOrVerify(Map<String, ?> clientConfig, TopicPlan plan) {
    createOrVerify(clientConfig, plan, DEFAULT_PATIENCE);
  }

  /**
   * @param patience how long to wait for a broker that does not answer
   */
  public static void createOrVerify(
      Map<String, ?> clientConfig, TopicPlan plan, Duration patience) {
    try (Admin admin = Admin.create(Map.copyOf(clientConfig))) {
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (TopicSpec topic : plan.topics()) {
        if (!there.contains(topic.name())) {
          missing.add(
              new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
                  .configs(Map.of("cleanup.policy", topic.cleanup().policy())));
        }
      }
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topics", e);
    }
  }
}
