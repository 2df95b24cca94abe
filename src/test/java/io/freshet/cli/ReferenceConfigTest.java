package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigTree;
import io.freshet.standalone.StandaloneConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceConfigTest {
  /** Made by {@code ./freshet job --print-config}. */
  private static final Path FILE = Path.of("..", "deploy", "freshet.yaml");

  @Test
  void theFileInDeployHoldsEveryKeyWithItsDefaultAndMeaning() throws IOException {
    assertThat(Files.readString(FILE)).isEqualTo(ReferenceConfig.yaml());
  }

  @Test
  void theFileMeansTheSameAsNoFile() throws IOException {
    assertThat(StandaloneConfig.read(ConfigTree.read(FILE)))
        .isEqualTo(StandaloneConfig.read(ConfigTree.empty()));
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    ConfigTree tree =
        ConfigTree.parse(
            "kafka: {bootstrp: x}\nbundle: {linger: soon}\nedge: {http: {port: -1}}", "f");
    assertThatThrownBy(() -> StandaloneConfig.read(tree))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("bootstrp")
        .hasMessageContaining("bundle.linger")
        .hasMessageContaining("edge.http.port");
  }
}
