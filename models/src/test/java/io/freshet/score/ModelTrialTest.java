package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.model.BadModelPackage;
import io.freshet.model.PackageFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrialTest {
  @TempDir Path repository;

  @Test
  void letsAGoodPackagePass() throws Exception {
    Path folder = Catalogue.of(11, 3).write(repository);

    assertThatCode(() -> ModelTrial.run(folder, Device.CPU)).doesNotThrowAnyException();
  }

  @Test
  void handsOnTheSentenceOfARefusal() throws Exception {
    Path folder = Catalogue.of(11, 3).write(repository);
    byte[] graph =
        ForeignGraph.parse(new PackageFolder(folder).bytes("model.onnx")).ofFixedBatch(1).bytes();
    new PackageFolder(folder).with("model.onnx", graph).rehashed();

    assertThatThrownBy(() -> ModelTrial.run(folder, Device.CPU))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("graph of " + folder)
        .hasMessageContaining("with a batch axis fixed to 1, expected it to be dynamic");
  }
}
