package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateClipsTest {
  private static final int PICTURES = 200;
  private static final int SIDE = 8;

  @TempDir Path folder;

  /** All white, of one class: they only move. */
  @BeforeEach
  void writePictures() throws IOException {
    for (String part : List.of("train", "t10k")) {
      ByteBuffer pixels = ByteBuffer.allocate(16 + PICTURES * SIDE * SIDE);
      pixels.putInt(0x0803).putInt(PICTURES).putInt(SIDE).putInt(SIDE);
      while (pixels.hasRemaining()) {
        pixels.put((byte) 255);
      }
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), pixels.array());
      ByteBuffer labels = ByteBuffer.allocate(8 + PICTURES).putInt(0x0801).putInt(PICTURES);
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
  }

  @Test
  void asksSystemsOfClipsAlsoWhereTheOrderOfFramesIsLost() throws IOException {
    Path page = folder.resolve("results/clips.md");

    String first =
        EvaluateVisionTest.run(
            ExitCode.OK, measuring("--systems", "frame-trunk", "--page", page.toString()));
    String second = EvaluateVisionTest.run(ExitCode.OK, measuring("--systems", "frame-trunk"));

    assertThat(first)
        .contains("\"measured\":1")
        .containsPattern("frame-trunk, seed 1: accuracy .+ frames shuffled .+ chance 25 %");
    assertThat(second).contains("\"measured\":0").contains("frame-trunk, seed 1: in the ledger");
    String share = "+[\\d.]+ ± [\\d.]+ \\| ";
    assertThat(page)
        .content()
        .contains("--dataset moving-fashion-mnist --data $DATA/fashion-mnist")
        .containsPattern("frames shuffled, % \\| +chance, % ")
        .containsPattern("\\| frame-trunk +\\| +1 \\| " + share + share + "+25 ")
        .containsPattern("\\| vivit +\\| +\\| +\\*not run\\* \\|");
  }

  @Test
  void aSystemOfPicturesIsNotAskedOfClips() {
    assertThat(EvaluateVisionTest.run(ExitCode.FAILED, measuring("--systems", "vit")))
        .contains("system vit cannot be built: it reads pictures, found clips of 8 x 1 x 24 x 24");
  }

  private String[] measuring(String... more) {
    List<String> words =
        new ArrayList<>(List.of("evaluate", "--vision", "--dataset", "moving-fashion-mnist"));
    words.addAll(List.of("--json", "--budget", "3s", "--data", folder.toString()));
    words.addAll(List.of("--ledger", folder.resolve("ledger.jsonl").toString()));
    words.addAll(List.of("--work", folder.resolve("work").toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
