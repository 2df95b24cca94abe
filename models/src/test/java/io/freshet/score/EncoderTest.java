package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshet.export.MeanColours;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.GoldenPictures;
import io.freshet.model.ModelPackages;
import io.freshet.model.PictureInput;
import io.freshet.system.picture.PictureShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTest {
  private static final PictureInput READS = new PictureInput(3, 1, 5, 7);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path repository;
  private EncoderPackage encoder;

  @BeforeEach
  void export() throws Exception {
    encoder = new MeanColours(PictureShape.picture(3, 5, 7), 4).write(repository, "colours");
  }

  @AfterEach
  void leavesNothingOpen() {
    assertThat(Scorers.open()).isZero();
  }

  @Test
  void aPackageSaysWhatItReadsAndGives() {
    assertThat(encoder.reads()).isEqualTo(READS);
    assertThat(encoder.width()).isEqualTo(4);
    assertThat(encoder.version()).matches("[0-9a-f]{16}");
    assertThat(encoder.folder())
        .isEqualTo(repository.resolve("colours").resolve(encoder.version()));
  }

  @Test
  void givesAVectorForEachPictureOfABatch() throws Exception {
    try (EncoderLease lease = Scorers.acquireEncoder(encoder.folder(), Device.CPU)) {
      float[] pictures = GoldenPictures.draw(7, List.of(6), READS).get(0);
      float[] together = lease.scorer().encode(new PictureBatch(6, pictures));
      assertThat(together).hasSize(24);
      float[] alone = new float[READS.values()];
      System.arraycopy(pictures, 5 * READS.values(), alone, 0, alone.length);
      assertThat(lease.scorer().encode(new PictureBatch(1, alone)))
          .containsExactly(
              new float[] {together[20], together[21], together[22], together[23]}, within(1e-5f));
    }
  }

  @Test
  void leasesOfOneVersionShareOneSession() throws Exception {
    EncoderLease first = Scorers.acquireEncoder(encoder.folder(), Device.CPU);
    EncoderLease second = Scorers.acquireEncoder(encoder.folder(), Device.CPU);
    assertThat(second.scorer()).isSameAs(first.scorer());
    first.close();
    first.close();
    assertThat(Scorers.open()).isEqualTo(1);
    assertThat(second.scorer().encode(new PictureBatch(1, new float[READS.values()]))).hasSize(4);
    second.close();
  }

  @Test
  void refusesABatchOfAnotherShape() throws Exception {
    try (EncoderLease lease = Scorers.acquireEncoder(encoder.folder(), Device.CPU)) {
      assertThatThrownBy(
              () -> lease.scorer().encode(new PictureBatch(2, new float[READS.values()])))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> lease.scorer().encode(new PictureBatch(1, new float[3])))
          .hasMessageContaining("reads PictureInput[channels=3, frames=1, height=5, width=7]")
          .hasMessageContaining("found 3 values for 1");
    }
  }

  @Test
  void refusesAVectorThatIsNotTheGoldenOne() throws Exception {
    edit(
        "golden.json",
        golden ->
            ((com.fasterxml.jackson.databind.node.ArrayNode)
                    golden.withArray("cases").get(1).get("vectors"))
                .set(6, JSON.getNodeFactory().numberNode(99f)));
    forgetHashes();
    assertRefused("differs in golden case 1", "at place 2 of row 1, expected 99.0");
  }

  @Test
  void refusesAGraphThatReadsOtherPictures() throws Exception {
    edit(
        "manifest.json",
        manifest -> axes(manifest, "inputs").set(2, JSON.getNodeFactory().textNode("6")));
    forgetHashes();
    assertRefused("has as input 'pictures' [-1, 3, 5, 7], expected float32 of [batch, 3, 6, 7]");
  }

  @Test
  void refusesAGraphThatGivesOtherVectors() throws Exception {
    edit(
        "manifest.json",
        manifest -> axes(manifest, "outputs").set(1, JSON.getNodeFactory().textNode("5")));
    forgetHashes();
    assertRefused("has as output 'vectors' [-1, 4], expected float32 of [batch, 5]");
  }

  @Test
  void refusesChangedFilesAndPicturesOfNoKnownShape() throws Exception {
    Files.write(encoder.folder().resolve("golden.json"), new byte[] {'{', '}'});
    assertRefused("has SHA-256", "as the manifest says");
    edit(
        "manifest.json",
        manifest -> axes(manifest, "inputs").set(1, JSON.getNodeFactory().textNode("2")));
    assertRefused("cannot read pictures of 2 channels");
  }

  @Test
  void modelsAndEncodersAreNotTakenForOneAnother() {
    assertThatThrownBy(() -> ModelPackages.open(encoder.folder()))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("is of kind \"encoder\", expected a model of sequences");
    assertThatThrownBy(() -> EncoderPackage.open(Catalogue.of(5, 3).write(repository)))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("is of kind '', expected 'encoder'");
  }

  private static com.fasterxml.jackson.databind.node.ArrayNode axes(
      ObjectNode manifest, String side) {
    return (com.fasterxml.jackson.databind.node.ArrayNode)
        manifest.get("graph").get(side).get(0).get("axes");
  }

  private interface Edit {
    void apply(ObjectNode node);
  }

  private void edit(String file, Edit edit) throws IOException {
    Path path = encoder.folder().resolve(file);
    ObjectNode node = (ObjectNode) JSON.readTree(path.toFile());
    edit.apply(node);
    JSON.writeValue(path.toFile(), node);
  }

  /** As a hand-written manifest has them: computed. */
  private void forgetHashes() throws IOException {
    edit("manifest.json", manifest -> manifest.remove(List.of("version", "files")));
  }

  private void assertRefused(String... sentences) {
    assertThatThrownBy(() -> Scorers.acquireEncoder(encoder.folder(), Device.CPU).close())
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContainingAll(sentences);
  }
}
