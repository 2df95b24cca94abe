package io.freshet.cli;

import io.freshet.job.ConfiguredJob;
import io.freshet.job.RecommendConfig;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet job}. */
@Command(
    name = "job",
    description =
        "Run the job against a Kafka of one's own, in this process. On a Flink cluster, submit"
            + " flink-jobs/target/freshet-job.jar with the same file.",
    subcommands = JobEncodeCommand.class)
final class JobCommand implements Callable<Integer> {
  @Option(
      names = "--print-config",
      description = "Print a configuration file with every key and its default, and end.")
  private boolean printConfig;

  @Mixin private JobRunOptions options;
  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    if (printConfig) {
      console.people().print(ReferenceConfig.yaml());
      console.result(Map.of("config", ReferenceConfig.yaml()));
      return ExitCode.OK.code();
    }
    RecommendConfig job = config.read();
    try (JobGround ground = JobGround.take(job.runtime(), "job.checkpoints")) {
      if (options.fresh() || ground.newestCheckpoint().isEmpty()) {
        ground.checkModels(job); // else the arms are those of the checkpoint
      }
      return new JobRun(ConfiguredJob.recommending(job), options, console).run();
    }
  }
}
