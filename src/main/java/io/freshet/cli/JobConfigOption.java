package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.job.RecommendConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that job and edge share, as the job reads it; used as a picocli mixin. */
final class JobConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A configuration file, as deploy/freshet.yaml; FRESHET_… variables stand over it.")
  private @Nullable Path file;

  RecommendConfig read() {
    try {
      ConfigTree tree = file == null ? ConfigTree.empty() : ConfigTree.read(file);
      ConfigReader reader = new ConfigReader(tree.withEnvironment(System.getenv()));
      RecommendConfig config = RecommendConfig.read(reader);
      RecommendConfig.leaveOthers(reader);
      reader.finish();
      return config;
    } catch (BadConfig e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
