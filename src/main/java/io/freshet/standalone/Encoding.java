package io.freshet.standalone;

import io.freshet.job.EncodeConfig;
import io.freshet.job.EncodeItemsJob;
import io.freshet.job.JobEnvironment;
import io.freshet.job.RetainedCheckpoints;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that encodes pictures, beside the main one. */
record Encoding(EncodeConfig config) {
  LocalJob submit(LocalFlink flink) {
    Configuration options = JobEnvironment.configureAlone(config);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    EncodeItemsJob.define(environment, config);
    return flink.submit(environment, RetainedCheckpoints.of(config.runtime()).newest());
  }

  int slots() {
    return config.runtime().parallelism();
  }

  /** Of an operator's counter, over all its subtasks. */
  static long pictures(LocalJob running) {
    return running.total("vectors.freshet_encoded_pictures_total");
  }
}
