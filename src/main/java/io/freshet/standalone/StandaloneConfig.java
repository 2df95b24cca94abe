package io.freshet.standalone;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.job.EncodeConfig;
import io.freshet.job.RecommendConfig;
import java.nio.file.Path;
import java.util.Optional;

/** Job and edge of one configuration. */
public record StandaloneConfig(RecommendConfig job, EdgeConfig edge) {
  /**
   * Reads the whole file that both share.
   *
   * @throws io.freshet.config.BadConfig naming every mistake
   */
  public static StandaloneConfig read(ConfigTree tree) {
    ConfigReader reader = new ConfigReader(tree);
    StandaloneConfig config =
        new StandaloneConfig(RecommendConfig.read(reader), EdgeConfig.read(reader));
    reader.leave("encode");
    reader.finish();
    return config;
  }

  /** What the standalone decides, over what the user wrote. */
  static StandaloneConfig of(StandaloneSettings settings, DataFolder data, String bootstrap) {
    ConfigTree tree =
        onBroker(settings, bootstrap)
            .with("job.checkpoints", data.checkpoints().toAbsolutePath().toString())
            .with("edge.data", data.edge().toString())
            .with("edge.http.port", String.valueOf(settings.ports().http()));
    return read(tree);
  }

  /** As {@link #of}, for the job that encodes pictures, where there is an encoder. */
  static Optional<Encoding> encoding(
      StandaloneSettings settings, DataFolder data, String bootstrap) {
    return settings
        .encoder()
        .map(
            encoder -> {
              Path checkpoints = data.encodeCheckpoints(encoder.version());
              ConfigReader reader =
                  new ConfigReader(
                      onBroker(settings, bootstrap)
                          .with("encode.package", encoder.folder().toAbsolutePath().toString())
                          .with("encode.job.checkpoints", checkpoints.toAbsolutePath().toString())
                          .with("encode.job.parallelism", "1"));
              EncodeConfig config = EncodeConfig.read(reader);
              EncodeConfig.leaveOthers(reader);
              reader.finish();
              return new Encoding(config);
            });
  }

  private static ConfigTree onBroker(StandaloneSettings settings, String bootstrap) {
    return settings.configuration().with("kafka.bootstrap", bootstrap);
  }
}
