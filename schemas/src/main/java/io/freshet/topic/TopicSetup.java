package io.freshet.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the topics of a plan about before anything runs: waits for a broker, creates what is
 * missing, verifies what is there, and refuses to start on anything that does not match.
 */
public final class TopicSetup {
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

  /** Brokers learn of a new topic one after the other. */
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

  private TopicSetup() {}

  /** Waits {@link #DEFAULT_PATIENCE} for a broker. */
  public static void createOrVerify(Map<String, ?> clientConfig, TopicPlan plan) {
    var unused = createOrVerify(clientConfig, plan, DEFAULT_PATIENCE);
  }

  /**
   * Safe to run from several processes at once.
   *
   * @param patience how long to wait for a broker that does not answer
   * @return how many it created
   * @throws TopicProblem naming every topic that is not as planned, or the broker that did not
   *     answer
   */
  public static int createOrVerify(Map<String, ?> clientConfig, TopicPlan plan, Duration patience) {
    try (Admin admin = BrokerWait.connect(new HashMap<>(clientConfig), patience)) {
      ExistingTopics existing = new ExistingTopics(admin);
      List<TopicSpec> missing = plan.missingFrom(existing.names());
      int created = existing.create(missing);
      existing.awaitVisible(missing, VISIBLE_WITHIN);
      existing.verify(plan);
      existing.awaitLeaders(plan.topics(), VISIBLE_WITHIN);
      LOG.info("{} topics as planned, {} of them created now", plan.topics().size(), created);
      return created;
    }
  }

  /**
   * For writers to whom it is all the same how the topics are cut once they are there.
   *
   * @throws TopicProblem naming every topic that could not be created
   */
  public static void createMissing(Map<String, ?> clientConfig, TopicPlan plan, Duration patience) {
    try (Admin admin = BrokerWait.connect(new HashMap<>(clientConfig), patience)) {
      ExistingTopics existing = new ExistingTopics(admin);
      List<TopicSpec> missing = plan.missingFrom(existing.names());
      int created = existing.create(missing);
      existing.awaitVisible(missing, VISIBLE_WITHIN);
      existing.awaitLeaders(missing, VISIBLE_WITHIN);
      LOG.info("{} topics there, {} of them created now", plan.topics().size(), created);
    }
  }

  /**
   * For processes that must not create.
   *
   * @throws TopicProblem as the other, and naming every topic that is not there
   */
  public static void verify(Map<String, ?> clientConfig, TopicPlan plan, Duration patience) {
    try (Admin admin = BrokerWait.connect(new HashMap<>(clientConfig), patience)) {
      ExistingTopics existing = new ExistingTopics(admin);
      existing.verify(plan);
      existing.awaitLeaders(plan.topics(), VISIBLE_WITHIN);
      LOG.info("{} topics as planned", plan.topics().size());
    }
  }

  /**
   * Asks the broker whether this client may do what its process needs. A broker without an
   * authorizer allows everything.
   *
   * @param needed by {@link Acls}
   * @throws TopicProblem naming everything that is not there or not allowed
   */
  public static void checkAccess(
      Map<String, ?> clientConfig, List<AclBinding> needed, Duration patience) {
    try (Admin admin = BrokerWait.connect(new HashMap<>(clientConfig), patience)) {
      List<String> problems = new GrantedAccess(admin).missing(needed);
      if (!problems.isEmpty()) {
        throw new TopicProblem(problems);
      }
    }
  }
}
