package io.freshet.topic;

import io.freshet.config.ConfigReader;
import java.util.HashMap;
import java.util.Map;

/**
 * How the topics are called and cut.
 *
 * @param partitions of every topic with many readers
 * @param partitionsOf of single topics, by their full name
 */
public record TopicLayout(
    Topics topics, int partitions, int replication, Map<String, Integer> partitionsOf) {
  static final String PARTITIONS_OF = "topics.partitions-of.";

  public TopicLayout {
    partitionsOf = Map.copyOf(partitionsOf);
  }

  /** Reads the keys below {@code topics}. */
  public static TopicLayout read(ConfigReader config) {
    String prefix =
        config
            .about("What every topic's name starts with")
            .string("topics.prefix", Topics.DEFAULT_PREFIX);
    if (!Topics.isLegal(prefix)) {
      config.problem("topics.prefix", "is not a legal start of a topic's name");
      prefix = Topics.DEFAULT_PREFIX;
    }
    return new TopicLayout(
        new Topics(prefix),
        config
            .about("Partitions of the topics, as many as the job's greatest parallelism")
            .integer("topics.partitions", 4, 1, 10_000),
        config
            .about("Copies of each partition; 3 on a real cluster")
            .integer("topics.replication", 1, 1, 100),
        partitionsOf(config));
  }

  public TopicPlan plan() {
    return new TopicPlan(
        TopicPlan.of(topics, partitions, replication).topics().stream()
            .map(
                topic ->
                    topic.withPartitions(
                        partitionsOf.getOrDefault(topic.name(), topic.partitions())))
            .toList());
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
