package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.model.EncoderPackage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainEncoderCommandTest {
  private static final int EACH = 30;

  @TempDir Path folder;
  private Path pictures;

  /** Red ones and blue ones, as bright as may be. */
  @BeforeEach
  void paintPictures() throws IOException {
    pictures = folder.resolve("shop");
    Random random = new Random(5);
    for (String name : new String[] {"blue", "red"}) {
      Path own = Files.createDirectories(pictures.resolve(name));
      for (int number = 0; number < EACH; number++) {
        BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 12 * 9; at++) {
          int strong = 128 + random.nextInt(128);
          image.setRGB(at % 12, at / 12, name.equals("red") ? strong << 16 : strong);
        }
        ImageIO.write(image, "png", own.resolve("p%02d.png".formatted(number)).toFile());
      }
    }
    Files.writeString(pictures.resolve("red/notes.txt"), "not a picture");
    Files.writeString(pictures.resolve("red/.hidden"), "not looked at");
  }

  @Test
  void makesAPackageOfOnesOwnPicturesThatCanBeListedShownAndVerified() throws Exception {
    Path repository = folder.resolve("packages");
    Heard heard = train("--out", repository.toString(), "--licence", "ours");

    assertThat(heard.exitCode()).as("%s", heard).isZero();
    assertThat(heard.err()).contains("left out  1 files that cannot be read as pictures");
    Path made = Path.of(heard.json().get("package").asText());
    EncoderPackage encoder = EncoderPackage.open(made);
    assertThat(made.getParent()).isEqualTo(repository.resolve("shop-plain-trunk"));
    assertThat(encoder.width()).isEqualTo(8);
    assertThat(encoder.reads().values()).isEqualTo(3 * 8 * 8);
    assertThat(encoder.manifest().provenance().licence()).isEqualTo("ours");
    assertThat(encoder.manifest().provenance().trainingData()).isEqualTo("shop");
    assertThat(heard.err()).anyMatch(line -> line.matches("test .* of 6 pictures told right"));

    JsonNode listed = models("list", repository).json().at("/packages/0");
    assertThat(listed.get("kind").asText()).isEqualTo("encoder");
    assertThat(listed.get("pixels").asText()).isEqualTo("8 x 8");
    assertThat(models("show", made).err()).anyMatch(line -> line.matches("width +8"));
    JsonNode verdict = models("verify", repository).json();
    assertThat(verdict.get("ok").asBoolean()).isTrue();
    assertThat(verdict.at("/packages/0/says").asText())
        .startsWith("good: shop-plain-trunk")
        .endsWith("golden vectors match");

    Files.write(made.resolve("model.onnx"), new byte[] {1}, StandardOpenOption.APPEND);
    Heard spoiled = models("verify", repository);
    assertThat(spoiled.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(spoiled.json().at("/packages/0/says").asText()).contains("model.onnx has SHA-256");
  }

  @Test
  void refusesWhatCannotBeLearnedFromInASentence() throws Exception {
    assertThat(refusal(ExitCode.USAGE)).isEqualTo("name one of --pictures and --dataset");
    assertThat(refusal(ExitCode.USAGE, "--dataset", "imagenet"))
        .isEqualTo("--dataset is 'imagenet', expected simulated-shop or fashion-mnist");
    assertThat(refusal(ExitCode.USAGE, "--dataset", "fashion-mnist", "--size", "32"))
        .contains("leave out --size");
    assertThat(refusal(ExitCode.USAGE, "--pictures", pictures.toString(), "--system", "vitt"))
        .contains("no picture system is named 'vitt'");
    assertThat(refusal(ExitCode.BAD_INPUT, "--pictures", pictures.resolve("red").toString()))
        .contains("holds 0 folders, expected 2 to 256, one for each class");
    Files.createDirectory(pictures.resolve("green"));
    assertThat(refusal(ExitCode.BAD_INPUT, "--pictures", pictures.toString()))
        .contains("green: it holds no PNG, JPEG, GIF or WebP that can be read");
  }

  private String refusal(ExitCode expected, String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "train-encoder";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--out";
    all[words.length + 2] = folder.resolve("packages").toString();
    return Heard.refusal(expected, all);
  }

  private Heard train(String... words) {
    String[] fixed = {
      "train-encoder",
      "--pictures",
      pictures.toString(),
      "--size",
      "8",
      "--width",
      "8",
      "--depth",
      "1",
      "--epochs",
      "8",
      "--batch",
      "6",
      "--threads",
      "1",
      "--json"
    };
    String[] all = new String[fixed.length + words.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(words, 0, all, fixed.length, words.length);
    return Heard.from(all);
  }

  private static Heard models(String command, Path what) {
    return Heard.from("models", command, what.toString(), "--json");
  }
}
