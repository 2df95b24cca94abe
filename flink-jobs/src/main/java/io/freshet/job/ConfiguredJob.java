package io.freshet.job;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.topic.KafkaSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job with all it is told, ready to run alone or on a cluster. */
public interface ConfiguredJob {
  /** As Flink shows it. */
  String name();

  KafkaSettings kafka();

  Runtime runtime();

  /** Creates or verifies its topics, and asks whether it may use them. */
  void setUpTopics();

  /** Flink's settings for it, with what a task manager inside this process needs. */
  Configuration flink();

  void define(StreamExecutionEnvironment env);

  /** From what people do to lists. */
  static ConfiguredJob recommending(ConfigReader reader) throws BadConfig {
    RecommendConfig config = RecommendConfig.read(reader);
    RecommendConfig.leaveOthers(reader);
    reader.finish();
    return recommending(config);
  }

  static ConfiguredJob recommending(RecommendConfig config) {
    return new ConfiguredJob() {
      @Override
      public String name() {
        return "freshet-recommend";
      }

      @Override
      public KafkaSettings kafka() {
        return config.kafka();
      }

      @Override
      public Runtime runtime() {
        return config.runtime();
      }

      @Override
      public void setUpTopics() {
        JobTopics.setUp(config);
      }

      @Override
      public Configuration flink() {
        return JobEnvironment.configureAlone(config);
      }

      @Override
      public void define(StreamExecutionEnvironment env) {
        RecommendJob.define(env, config);
      }
    };
  }

  /** From pictures of items to vectors. */
  static ConfiguredJob encoding(ConfigReader reader) throws BadConfig {
    EncodeConfig config = EncodeConfig.read(reader);
    EncodeConfig.leaveOthers(reader);
    reader.finish();
    config.checkPackage();
    return encoding(config);
  }

  static ConfiguredJob encoding(EncodeConfig config) {
    return new ConfiguredJob() {
      @Override
      public String name() {
        return "freshet-encode";
      }

      @Override
      public KafkaSettings kafka() {
        return config.kafka();
      }

      @Override
      public Runtime runtime() {
        return config.runtime();
      }

      @Override
      public void setUpTopics() {
        EncodeTopics.setUp(config);
      }

      @Override
      public Configuration flink() {
        return JobEnvironment.configureAlone(config);
      }

      @Override
      public void define(StreamExecutionEnvironment env) {
        EncodeItemsJob.define(env, config);
      }
    };
  }
}
