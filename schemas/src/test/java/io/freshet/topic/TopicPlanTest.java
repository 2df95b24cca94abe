package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicPlanTest {
  private final Topics topics = Topics.withDefaultPrefix();

  @Test
  void namesArePublicAndStay() {
    assertThat(topics.all())
        .containsExactly(
            "freshet.user-events.v1",
            "freshet.item-events.v1",
            "freshet.item-vectors.v1",
            "freshet.recommendations.v1",
            "freshet.exposures.v1",
            "freshet.scored-inputs.v1",
            "freshet.training-samples.v1",
            "freshet.experiment-results.v1",
            "freshet.quality.v1",
            "freshet.model-control.v1",
            "freshet.user-deletions.v1",
            "freshet.dead-letters.v1");
  }

  @Test
  void plansEveryTopicAndCompactsWhatIsKnownByKey() {
    TopicPlan plan = TopicPlan.of(topics, 6, 3);
    assertThat(plan.topics()).extracting(TopicSpec::name).isEqualTo(topics.all());
    assertThat(plan.topics().stream().filter(TopicSpec::compacted).map(TopicSpec::name))
        .containsExactly(topics.itemEvents(), topics.itemVectors(), topics.modelControl());
    assertThat(plan.topics()).allMatch(topic -> topic.replication() == 3);
    assertThat(plan.only(Set.of(topics.userEvents())).topics())
        .containsExactly(
            new TopicSpec(topics.userEvents(), 6, 3, Cleanup.DELETE, Duration.ofDays(30)));
  }

  @Test
  void theLayoutIsReadFromConfiguration() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                """
                topics:
                  prefix: shop
                  partitions: 8
                  replication: 3
                  partitions-of: {shop.user-events.v1: 32}
                """,
                "test"));
    TopicLayout layout = TopicLayout.read(reader);
    reader.finish();
    assertThat(layout.plan().topics())
        .filteredOn(topic -> topic.name().equals("shop.user-events.v1"))
        .extracting(TopicSpec::partitions)
        .containsExactly(32);
    assertThat(layout.plan().topics())
        .filteredOn(topic -> topic.name().equals("shop.exposures.v1"))
        .extracting(TopicSpec::partitions, TopicSpec::replication)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(8, 3));
  }

  @Test
  void mistakesOfTheLayoutAreReported() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                "topics: {prefix: 'a b', partitions: 0, partitions-of: {x: many}}", "test"));
    TopicLayout.read(reader);
    assertThatThrownBy(reader::finish)
        .hasMessageContaining("'topics.prefix' is not a legal start")
        .hasMessageContaining("'topics.partitions' is '0'")
        .hasMessageContaining("'topics.partitions-of.x' is 'many', expected a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", ".", "a/b"})
  void refusesPrefixesThatKafkaWouldRefuse(String prefix) {
    assertThatThrownBy(() -> new Topics(prefix)).hasMessageStartingWith("cannot name topics");
  }
}
