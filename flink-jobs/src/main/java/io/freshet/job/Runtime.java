package io.freshet.job;

import io.freshet.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the job runs where it runs alone; on a cluster, what the cluster's own configuration does not
 * say.
 *
 * @param parallelism subtasks of each operator; 0: as the cluster says, or one for each core
 * @param checkpoints folder of retained checkpoints, local or of a file system Flink knows
 */
public record Runtime(
    int parallelism, Checkpointing checkpointing, String checkpoints, Memory memory) {
  /** Flink takes no shorter interval or timeout of checkpoints. */
  private static final Duration SHORTEST = Duration.ofMillis(10);

  private static final long LEAST_MEMORY = 1L << 20;

  /**
   * @param interval between two checkpoints
   * @param timeout after which one is given up
   */
  public record Checkpointing(Duration interval, Duration timeout) {}

  /**
   * Of the task manager in this process, in bytes.
   *
   * @param managed for RocksDB, divided among its subtasks
   * @param network for buffers between tasks
   */
  public record Memory(long managed, long network) {}

  /**
   * Reads the keys below {@code job}.
   *
   * @param checkpoints their folder unless another is told; one folder belongs to one job
   */
  static Runtime read(ConfigReader config, String checkpoints) {
    return new Runtime(
        config
            .about("Subtasks of each operator; 0: as the cluster says, or one for each core")
            .integer("job.parallelism", 0, 0, 32_768),
        new Checkpointing(
            interval(
                config.about(
                    "Between two checkpoints; under exactly-once, how late records appear"),
                "job.checkpoint-interval",
                Duration.ofSeconds(10)),
            interval(
                config.about("After which a checkpoint is given up"),
                "job.checkpoint-timeout",
                Duration.ofMinutes(10))),
        config
            .about("Folder or URI of retained checkpoints")
            .string("job.checkpoints", checkpoints),
        new Memory(
            memory(
                config.about("For RocksDB, where the job runs alone"),
                "job.managed-memory",
                256L << 20),
            memory(
                config.about("For buffers between tasks, where the job runs alone"),
                "job.network-memory",
                64L << 20)));
  }

  private static Duration interval(ConfigReader config, String key, Duration fallback) {
    Duration told = config.duration(key, fallback);
    if (told.compareTo(SHORTEST) < 0) {
      config.problem(key, "is too short, expected at least 10ms");
    }
    return told;
  }

  private static long memory(ConfigReader config, String key, long fallback) {
    long told = config.bytes(key, fallback);
    if (told < LEAST_MEMORY) {
      config.problem(key, "is too little, expected at least 1MiB");
    }
    return told;
  }

  /** The folder of checkpoints as Flink wants it. */
  public String checkpointUri() {
    return checkpoints.contains("://")
        ? checkpoints
        : Path.of(checkpoints).toAbsolutePath().toUri().toString();
  }
}
