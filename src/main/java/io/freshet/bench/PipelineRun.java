package io.freshet.bench;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.job.EncodeConfig;
import io.freshet.job.EncodeItemsJob;
import io.freshet.job.JobEnvironment;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RecommendJob;
import io.freshet.standalone.LocalFlink;
import io.freshet.standalone.StandaloneConfig;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import io.freshet.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One of the jobs, the main one unless said, on a Flink in this JVM, reading and writing topics of
 * its own.
 */
final class PipelineRun implements AutoCloseable {
  static final int PARALLELISM = 2;
  private static final int PARTITIONS = 4;

  private final LocalFlink flink;

  private PipelineRun(LocalFlink flink) {
    this.flink = flink;
  }

  /** Creates all topics of a prefix. */
  static Topics createTopics(String bootstrap, String prefix) {
    Topics topics = new Topics(prefix);
    TopicSetup.createOrVerify(
        Map.of("bootstrap.servers", bootstrap), TopicPlan.of(topics, PARTITIONS, 1));
    return topics;
  }

  /**
   * What every run needs; callers add what theirs is about.
   *
   * @param work folder for checkpoints
   */
  static ConfigTree configuration(String bootstrap, Topics topics, Path work) {
    return ConfigTree.empty()
        .with("kafka.bootstrap", bootstrap)
        .with("topics.prefix", topics.prefix())
        .with("events.group", topics.prefix())
        .with("lists.transaction-prefix", topics.prefix())
        .with("job.parallelism", String.valueOf(PARALLELISM))
        .with("job.checkpoints", work.resolve(topics.prefix()).toString());
  }

  /** Starts the job; it reads its topic from the beginning. */
  static PipelineRun start(ConfigTree tree) {
    RecommendConfig config = StandaloneConfig.read(tree).job();
    Configuration options = JobEnvironment.configureAlone(config);
    LocalFlink flink = LocalFlink.start(PARALLELISM, options);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    RecommendJob.define(environment, config);
    flink.submit(environment, Optional.empty());
    return new PipelineRun(flink);
  }

  /** The job that encodes pictures instead of the main one. */
  static PipelineRun startEncoding(ConfigTree tree) {
    ConfigReader reader = new ConfigReader(tree);
    EncodeConfig config = EncodeConfig.read(reader);
    reader.finish();
    Configuration options = JobEnvironment.configureAlone(config);
    LocalFlink flink = LocalFlink.start(PARALLELISM, options);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    EncodeItemsJob.define(environment, config);
    flink.submit(environment, Optional.empty());
    return new PipelineRun(flink);
  }

  @Override
  public void close() {
    flink.close();
  }
}
