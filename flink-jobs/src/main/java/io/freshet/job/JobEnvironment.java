package io.freshet.job;

import io.freshet.sink.Delivery;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Flink's own settings for the job. */
public final class JobEnvironment {
  private static final Duration FIRST_RESTART = Duration.ofMillis(200);
  private static final Duration SLOWEST_RESTART = Duration.ofSeconds(30);

  private JobEnvironment() {}

  /** RocksDB with incremental, retained checkpoints; restarts that back off and never give up. */
  private static Configuration configure(Runtime runtime, Promptness promptness) {
    Configuration flink = new Configuration();
    if (runtime.parallelism() > 0) {
      flink.set(CoreOptions.DEFAULT_PARALLELISM, runtime.parallelism());
    }
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, runtime.checkpointUri());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, runtime.checkpointing().interval());
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, runtime.checkpointing().timeout());
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(
        PipelineOptions.OBJECT_REUSE, true); // every record between our operators is immutable
    restarts(flink);
    latency(flink, promptness);
    return flink;
  }

  /** How soon records must go on, and how often they may appear. */
  private record Promptness(long lingerMillis, Delivery delivery) {}

  /** For the main job, with what a task manager inside this process needs. */
  public static Configuration configureAlone(RecommendConfig config) {
    return configureAlone(
        config.runtime(),
        new Promptness(config.sequence().bundling().lingerMillis(), config.writing().delivery()));
  }

  /** For the job that encodes pictures, with what a task manager inside this process needs. */
  public static Configuration configureAlone(EncodeConfig config) {
    return configureAlone(
        config.runtime(),
        new Promptness(config.settings().bundling().lingerMillis(), config.writing().delivery()));
  }

  private static Configuration configureAlone(Runtime runtime, Promptness promptness) {
    Configuration flink = configure(runtime, promptness);
    MemorySize network = new MemorySize(runtime.memory().network());
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network); // a MiniCluster wants min = max
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, new MemorySize(runtime.memory().managed()));
    return flink;
  }

  private static void restarts(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_RESTART);
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, SLOWEST_RESTART);
  }

  private static void latency(Configuration flink, Promptness promptness) {
    Duration linger = Duration.ofMillis(promptness.lingerMillis());
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, linger.isZero() ? Duration.ofMillis(1) : linger);
    if (promptness.delivery() == Delivery.EXACTLY_ONCE) {
      flink.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
    }
  }
}
