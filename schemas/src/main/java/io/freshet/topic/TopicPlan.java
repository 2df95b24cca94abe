package io.freshet.topic;

import static io.freshet.topic.Cleanup.COMPACT;
import static io.freshet.topic.Cleanup.DELETE;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The topics that must be there, each as it must be. */
public record TopicPlan(List<TopicSpec> topics) {
  public TopicPlan {
    topics = List.copyOf(topics);
  }

  /** Every topic. Model control has one partition: its readers all read it whole, in order. */
  public static TopicPlan of(Topics topics, int partitions, int replication) {
    Sizes many = new Sizes(partitions, replication);
    Sizes one = new Sizes(1, replication);
    return new TopicPlan(
        List.of(
            many.topic(topics.userEvents(), DELETE, 30),
            many.topic(topics.itemEvents(), COMPACT, 0),
            many.topic(topics.itemVectors(), COMPACT, 0),
            many.topic(topics.recommendations(), DELETE, 7),
            many.topic(topics.exposures(), DELETE, 30),
            many.topic(topics.scoredInputs(), DELETE, 7),
            many.topic(topics.trainingSamples(), DELETE, 30),
            one.topic(topics.experimentResults(), DELETE, 365),
            one.topic(topics.quality(), DELETE, 30),
            one.topic(topics.modelControl(), COMPACT, 0),
            many.topic(topics.userDeletions(), DELETE, 30),
            one.topic(topics.deadLetters(), DELETE, 30)));
  }

  /** Only the named ones, in this plan's order. */
  public TopicPlan only(Set<String> names) {
    return new TopicPlan(topics.stream().filter(topic -> names.contains(topic.name())).toList());
  }

  List<TopicSpec> missingFrom(Set<String> names) {
    return topics.stream().filter(topic -> !names.contains(topic.name())).toList();
  }

  private record Sizes(int partitions, int replication) {
    TopicSpec topic(String name, Cleanup cleanup, int days) {
      return new TopicSpec(name, partitions, replication, cleanup, Duration.ofDays(days));
    }
  }
}
