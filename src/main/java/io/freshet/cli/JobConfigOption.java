package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.job.EncodeConfig;
import io.freshet.job.RecommendConfig;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that jobs and edge share, as a job reads it; used as a picocli mixin. */
final class JobConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A configuration file, as deploy/freshet.yaml; FRESHET_… variables stand over it.")
  private @Nullable Path file;

  RecommendConfig read() {
    return read(
        reader -> {
          RecommendConfig config = RecommendConfig.read(reader);
          RecommendConfig.leaveOthers(reader);
          return config;
        });
  }

  /** As the job that encodes pictures reads it; whether its package can serve is not asked. */
  EncodeConfig readEncoding() {
    return read(
        reader -> {
          EncodeConfig config = EncodeConfig.read(reader);
          EncodeConfig.leaveOthers(reader);
          return config;
        });
  }

  private <C> C read(Function<ConfigReader, C> keys) {
    try {
      ConfigTree tree = file == null ? ConfigTree.empty() : ConfigTree.read(file);
      ConfigReader reader = new ConfigReader(tree.withEnvironment(System.getenv()));
      C config = keys.apply(reader);
      reader.finish();
      return config;
    } catch (BadConfig e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
