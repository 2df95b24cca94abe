package io.freshet.cli;

import io.freshet.job.ConfiguredJob;
import io.freshet.job.EncodeConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet job encode}. */
@Command(
    name = "encode",
    description =
        "Run the job that makes vectors of the pictures of items, in this process. On a Flink"
            + " cluster, submit flink-jobs/target/freshet-job.jar with the argument encode.")
final class JobEncodeCommand implements Callable<Integer> {
  @Mixin private JobConfigOption config;
  @Mixin private JobRunOptions options;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    EncodeConfig job = config.readEncoding();
    job.checkPackage();
    try (JobGround ignored = JobGround.take(job.runtime(), "encode.job.checkpoints")) {
      return new JobRun(ConfiguredJob.encoding(job), options, output.console()).run();
    }
  }
}
