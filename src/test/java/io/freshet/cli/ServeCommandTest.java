package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.edge.EdgeConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
  @Test
  void takesTheFileThatTheJobTakes() {
    EdgeConfig config =
        ServeCommand.config(
            Path.of("..", "deploy", "freshet.yaml"), Map.of("FRESHET_TOPICS_PARTITIONS", "8"));
    assertThat(config.layout().plan().topics().get(0).partitions()).isEqualTo(8);
  }
}
