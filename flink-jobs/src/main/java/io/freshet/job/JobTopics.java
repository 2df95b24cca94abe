package io.freshet.job;

import io.freshet.topic.Acls;
import io.freshet.topic.BrokerNames;
import io.freshet.topic.FreshetProcess;
import io.freshet.topic.TopicProblem;
import io.freshet.topic.Topics;
import java.util.List;
import java.util.Set;

/** The topics of the main job, and what it is called where they are. */
public final class JobTopics {
  private static final String ITSELF = "User:freshet-job";

  private JobTopics() {}

  /**
   * Creates or verifies the topics that the job reads and writes, as configured, and asks whether
   * it may.
   *
   * @throws TopicProblem naming everything that is not there, not as planned or not allowed
   */
  public static void setUp(RecommendConfig config) {
    config
        .layout()
        .setUp(
            config.kafka(),
            config.layout().plan().only(Acls.topicsOf(FreshetProcess.JOB, config.topics())),
            Acls.needed(FreshetProcess.JOB, names(config), ITSELF));
  }

  /** Groups and transactional ids follow the configuration. */
  public static BrokerNames names(RecommendConfig config) {
    Topics topics = config.topics();
    return new BrokerNames(
        topics,
        List.of(config.reading().group(), config.reading().controlGroup()),
        config.sinks().transactions(Set.of(topics.recommendations(), topics.scoredInputs())));
  }
}
