package io.freshet.topic;

import io.freshet.config.ConfigReader;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;

/** How the topics are called and cut, and what is done about them at start. */
public record TopicLayout(Topics topics, Cut cut, Start start) implements Serializable {
  static final String PARTITIONS_OF = "topics.partitions-of.";

  /**
   * @param partitions of every topic with many readers
   * @param partitionsOf of single topics, by their full name
   */
  public record Cut(int partitions, int replication, Map<String, Integer> partitionsOf)
      implements Serializable {
    public Cut {
      partitionsOf = Map.copyOf(partitionsOf);
    }
  }

  /**
   * @param patience how long to wait for a broker that does not answer
   */
  public record Start(OnStart action, Duration patience) implements Serializable {}

  /** What is done about the topics before anything runs. */
  public enum OnStart {
    /** Create those that are missing, then verify all. */
    CREATE,
    /** Verify all; somebody else creates them. */
    VERIFY
  }

  /** Reads the keys below {@code topics}. */
  public static TopicLayout read(ConfigReader config) {
    return new TopicLayout(new Topics(prefix(config)), cut(config), start(config));
  }

  public TopicPlan plan() {
    return new TopicPlan(
        TopicPlan.of(topics, cut.partitions, cut.replication).topics().stream()
            .map(
                topic ->
                    topic.withPartitions(
                        cut.partitionsOf.getOrDefault(topic.name(), topic.partitions())))
            .toList());
  }

  /**
   * Waits for a broker, brings about the topics of a process as configured, and asks whether the
   * process may use them; throws {@link TopicProblem}.
   *
   * @param part of {@link #plan}: the topics that the process needs
   * @param access by {@link Acls}
   */
  public void setUp(KafkaSettings kafka, TopicPlan part, List<AclBinding> access) {
    find(kafka, part, access);
    TopicSetup.verify(kafka.forAdmin(), part, start.patience);
  }

  /** As {@link #setUp}, for a process to which it is all the same how the topics are cut. */
  public void find(KafkaSettings kafka, TopicPlan part, List<AclBinding> access) {
    if (start.action == OnStart.CREATE) {
      try {
        TopicSetup.createMissing(kafka.forAdmin(), part, start.patience);
      } catch (TopicProblem notCreated) {
        throw notCreated.answered() ? withWhatIsLacking(notCreated, kafka, access) : notCreated;
      }
    }
    TopicSetup.checkAccess(kafka.forAdmin(), access, start.patience);
  }

  /** A topic that may not be seen looks as one that is not there: both are said. */
  private TopicProblem withWhatIsLacking(
      TopicProblem notCreated, KafkaSettings kafka, List<AclBinding> access) {
    try {
      TopicSetup.checkAccess(kafka.forAdmin(), access, Duration.ZERO);
      return notCreated;
    } catch (TopicProblem lacking) {
      return notCreated.and(lacking);
    }
  }

  private static String prefix(ConfigReader config) {
    String prefix =
        config
            .about("Every topic is <prefix>.<name>.v1")
            .string("topics.prefix", Topics.DEFAULT_PREFIX);
    if (Topics.isLegal(prefix)) {
      return prefix;
    }
    config.problem("topics.prefix", "is not a legal start of a topic's name");
    return Topics.DEFAULT_PREFIX;
  }

  private static Cut cut(ConfigReader config) {
    return new Cut(
        config
            .about("Partitions of the topics, as many as the job's greatest parallelism")
            .integer("topics.partitions", 4, 1, 10_000),
        config
            .about("Copies of each partition; 3 on a real cluster")
            .integer("topics.replication", 1, 1, 100),
        partitionsOf(config));
  }

  private static Start start(ConfigReader config) {
    return new Start(
        config
            .about("Whether missing topics are created or only verified")
            .oneOf("topics.on-start", OnStart.CREATE),
        config
            .about("How long to wait at start for a broker that does not answer")
            .duration("topics.patience", TopicSetup.DEFAULT_PATIENCE));
  }

  private static Map<String, Integer> partitionsOf(ConfigReader config) {
    Map<String, Integer> all = new HashMap<>();
    config
        .about("Partitions of single topics, by full name, where they differ")
        .strings("topics.partitions-of")
        .forEach(
            (name, text) -> {
              if (text.matches("[1-9]\\d{0,4}")) {
                all.put(name, Integer.parseInt(text));
              } else {
                config.problem(
                    PARTITIONS_OF + name,
                    "is '%s', expected a number of partitions".formatted(text));
              }
            });
    return all;
  }
}
