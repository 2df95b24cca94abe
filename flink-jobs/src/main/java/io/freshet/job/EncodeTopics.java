package io.freshet.job;

import io.freshet.topic.Acls;
import io.freshet.topic.BrokerNames;
import io.freshet.topic.FreshetProcess;
import io.freshet.topic.TopicProblem;
import java.util.List;
import java.util.Set;

/** The topics of the job that encodes pictures, and what it is called where they are. */
public final class EncodeTopics {
  private static final String ITSELF = "User:freshet-encoder";

  private EncodeTopics() {}

  /**
   * As {@link JobTopics#setUp}.
   *
   * @throws TopicProblem naming everything that is not there, not as planned or not allowed
   */
  public static void setUp(EncodeConfig config) {
    config
        .layout()
        .setUp(
            config.kafka(),
            config.layout().plan().only(Acls.topicsOf(FreshetProcess.ENCODER, config.topics())),
            Acls.needed(FreshetProcess.ENCODER, names(config), ITSELF));
  }

  /** Groups and transactional ids follow the configuration. */
  public static BrokerNames names(EncodeConfig config) {
    return new BrokerNames(
        config.topics(),
        List.of(config.reading().group()),
        config.sinks().transactions(Set.of(config.topics().itemVectors())));
  }
}
