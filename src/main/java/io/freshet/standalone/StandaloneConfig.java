package io.freshet.standalone;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.job.RecommendConfig;

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
        settings
            .configuration()
            .with("kafka.bootstrap", bootstrap)
            .with("job.checkpoints", data.checkpoints().toAbsolutePath().toString())
            .with("edge.data", data.edge().toString())
            .with("edge.http.port", String.valueOf(settings.ports().http()));
    return read(tree);
  }
}
