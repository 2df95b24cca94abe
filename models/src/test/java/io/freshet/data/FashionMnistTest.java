package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FashionMnistTest {
  @TempDir Path folder;
  private Path pictures;
  private Path labels;

  @BeforeEach
  void writesTwentyPictures() throws IOException {
    PictureFiles.write(folder, 20);
    pictures = folder.resolve("train-images-idx3-ubyte");
    labels = folder.resolve("train-labels-idx1-ubyte.gz");
  }

  @Test
  void readsPlainAndPackedFiles() throws BadPictures {
    PictureSet set = FashionMnist.train(folder);

    assertThat(set.pictures()).isEqualTo(20);
    assertThat(set.size()).isEqualTo(new PictureSet.Size(1, 4, 4));
    assertThat(set.label(13)).isEqualTo(3);
    assertThat(set.classes().get(9)).isEqualTo("Ankle boot");
    assertThat(set.value(15, 15)).isEqualTo(1);
    assertThat(set.value(1, 2)).isCloseTo(18 / 255f, within(1e-7f));
  }

  @Test
  void contentDecidesTheHashAndNotTheFile() throws IOException {
    String hash = FashionMnist.train(folder).sha256();

    assertThat(FashionMnist.test(folder).sha256()).isEqualTo(hash);
    PictureFiles.write(folder, 19);
    assertThat(FashionMnist.train(folder).sha256()).isNotEqualTo(hash);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(labels);

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .isInstanceOf(BadPictures.class)
        .hasMessage(
            "cannot open data set fashion-mnist: found neither train-labels-idx1-ubyte nor"
                + " train-labels-idx1-ubyte.gz in %s",
            folder);
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Files.write(pictures, PictureFiles.idx(new byte[20], 20));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessage(
            "cannot read %s: it begins with 0x00000801, expected 0x00000803: unsigned bytes with 3"
                + " axes",
            pictures);
  }

  @Test
  void refusesAFileThatWasCutShort() throws IOException {
    Files.write(pictures, PictureFiles.cut(PictureFiles.idx(new byte[320], 20, 4, 4), 3));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessage(
            "cannot read %s: its header tells of [20, 4, 4] = 320 bytes, 317 follow", pictures);
  }

  @Test
  void refusesAHeaderThatWasCutShort() throws IOException {
    Files.write(pictures, new byte[] {0, 0, 8, 3, 0, 0});

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessage("cannot read %s: it ends too early, inside its header", pictures);
  }

  @Test
  void refusesAFileThatGoesOn() throws IOException {
    Files.write(pictures, PictureFiles.idx(new byte[321], 20, 4, 4));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessageContaining("its header tells of [20, 4, 4] = 320 bytes, more follow");
  }

  @Test
  void refusesSizesThatNoFileCanHave() throws IOException {
    Files.write(pictures, PictureFiles.idx(new byte[0], 1 << 20, 1 << 20, 1 << 20));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessageContaining("axis 1 is told to have 1048576 places");
  }

  @Test
  void refusesAnotherNumberOfLabelsThanPictures() throws IOException {
    PictureFiles.packed(labels, PictureFiles.idx(new byte[19], 19));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessage("cannot read %s: it holds 19 labels, %s holds 20 pictures", labels, pictures);
  }

  @Test
  void refusesALabelOfNoClass() throws IOException {
    byte[] strange = new byte[20];
    strange[7] = 10;
    PictureFiles.packed(labels, PictureFiles.idx(strange, 20));

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .hasMessage("cannot read %s: label 7 is 10, expected 0 to 9", labels);
  }

  @Test
  void refusesWhatIsPackedInNoWay() throws IOException {
    Files.write(labels, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> FashionMnist.train(folder))
        .isInstanceOf(BadPictures.class)
        .hasMessageContaining("cannot read " + labels);
  }
}
