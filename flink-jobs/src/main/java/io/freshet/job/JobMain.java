package io.freshet.job;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.topic.TopicProblem;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the main job, or with {@code encode} first the one that encodes pictures: {@code --config
 * <file>} names its configuration, {@code --savepoint <path>} the state to begin with; without it
 * the job goes on from its newest retained checkpoint, and {@code --fresh} discards those first. On
 * a Flink cluster it is submitted like any job; alone it brings a cluster in its own process.
 */
public final class JobMain {
  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private JobMain() {}

  public static void main(String[] arguments) throws Exception {
    try {
      run(JobArguments.parse(arguments));
    } catch (BadConfig | IllegalArgumentException wrong) {
      end(wrong, WRONG_USAGE);
    } catch (TopicProblem problem) {
      end(problem, FAILED);
    }
  }

  /**
   * Alone, one sentence and an exit code. On a cluster the failure is the cluster's to report: this
   * process may be its job manager.
   */
  private static void end(RuntimeException failure, int exitCode) {
    if (!(StreamExecutionEnvironment.getExecutionEnvironment() instanceof LocalStreamEnvironment)) {
      throw failure;
    }
    System.err.println(failure.getMessage());
    System.exit(exitCode);
  }

  private static void run(JobArguments arguments) throws Exception {
    ConfiguredJob job = read(arguments);
    job.setUpTopics();
    Configuration flink = job.flink();
    startingPoint(arguments, job).ifPresent(path -> resume(flink, path));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    job.define(env);
    env.execute(job.name());
  }

  private static ConfiguredJob read(JobArguments arguments) throws BadConfig {
    ConfigTree tree = arguments.config().map(ConfigTree::read).orElseGet(ConfigTree::empty);
    ConfigReader reader = new ConfigReader(tree.withEnvironment(System.getenv()));
    return arguments.encode() ? ConfiguredJob.encoding(reader) : ConfiguredJob.recommending(reader);
  }

  private static Optional<String> startingPoint(JobArguments arguments, ConfiguredJob job) {
    RetainedCheckpoints retained = RetainedCheckpoints.of(job.runtime());
    if (arguments.savepoint().isPresent()) {
      return arguments.savepoint();
    }
    if (arguments.fresh()) {
      retained.discard();
    }
    return retained.newest();
  }

  private static void resume(Configuration flink, String path) {
    LOG.info("going on from {}", path);
    flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
    // The checkpoint becomes the job's own, which deletes it when a newer one is complete.
    flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
  }
}
