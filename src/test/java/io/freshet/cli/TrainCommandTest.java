package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.export.MeanColours;
import io.freshet.model.EncoderPackage;
import io.freshet.system.picture.PictureShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of interactions to a package and its figures, by commands alone. */
final class TrainCommandTest {
  private static final int ITEMS = 12;

  @TempDir Path folder;

  @BeforeEach
  void writeUsersWhoWalkRoundARing() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<String> lines = new ArrayList<>();
    for (int user = 1; user <= 100; user++) {
      int at = random.nextInt(ITEMS);
      for (int event = 0; event < 5 + random.nextInt(5); event++) {
        lines.add(user + " " + (1 + at));
        at = (at + 1) % ITEMS;
      }
    }
    Files.write(folder.resolve("ring.txt"), lines);
  }

  @Test
  void trainsExportsAndEvaluatesTheGraphThatServes() throws IOException {
    JsonNode trained = run(train("--checkpoints", folder.resolve("run").toString()));

    JsonNode evaluated =
        run(
            "evaluate",
            "--dataset",
            "ring.txt",
            "--data",
            folder.toString(),
            "--floors",
            "--package",
            trained.path("package").asText(),
            "--json");

    JsonNode results = evaluated.path("results");
    assertThat(results).hasSize(4);
    JsonNode model = results.get(3);
    assertThat(ndcg(model)).isEqualTo(trained.path("metrics").path("test_ndcg@10").asDouble());
    assertThat(ndcg(model)).isGreaterThan(ndcg(results.get(0)));
    assertThat(trained.path("curve")).hasSize(4);
  }

  @Test
  void writesACheckpointAsAPackageInAnotherEmission() throws IOException {
    JsonNode trained = run(train("--checkpoints", folder.resolve("run").toString()));
    List<String> export = new ArrayList<>(List.of("export", "--emission", "portable", "--out"));
    export.add(folder.resolve("portable").toString());
    export.addAll(plan());
    export.addAll(List.of("--checkpoints", folder.resolve("run").toString(), "--json"));

    JsonNode exported = run(export.toArray(String[]::new));

    assertThat(exported.path("version").asText()).isNotEqualTo(trained.path("version").asText());
    Path manifest = Path.of(exported.path("package").asText()).resolve("manifest.json");
    assertThat(manifest).content().contains("portable");
  }

  @Test
  void saysWhichDataSetIsMissing() {
    assertThat(
            Freshet.run(
                "train", "--dataset", "ml-1m", "--data", folder.toString(), "--out", "nowhere"))
        .isEqualTo(ExitCode.BAD_INPUT.code());
  }

  @Test
  void trainsAnotherSystemWithASettingOfItsOwn() throws IOException {
    JsonNode trained = run(train("--system", "linformer", "--set", "rank=4"));

    Path manifest = Path.of(trained.path("package").asText()).resolve("manifest.json");
    assertThat(manifest)
        .content()
        .contains("\"linformer\"")
        .contains("\"rank\" : \"4\"")
        .contains("masked-items");
  }

  @Test
  void readsItemsByTheirTitlesWhereAsked() throws IOException {
    List<String> said = new ArrayList<>();
    for (int item = 1; item <= ITEMS + 1; item++) {
      said.add(
          "{\"item_id\": \"%d\", \"title\": \"Stop %d\", \"categories\": []}"
              .formatted(item, item));
    }
    Files.write(folder.resolve("ring.items.jsonl"), said);

    JsonNode trained = run(train("--content"));

    Path made = Path.of(trained.path("package").asText());
    assertThat(made.resolve("content.onnx")).isRegularFile();
    assertThat(made.resolve("manifest.json")).content().contains("new_items");
    assertThat(Freshet.run("models", "verify", made.toString())).isEqualTo(ExitCode.OK.code());
    assertThat(refusedInput("--system", "albert", "--content"))
        .contains("albert has no row for an item by its words: its item table is");
  }

  @Test
  void looksAtThePicturesOfItemsWhereAsked() throws IOException {
    EncoderPackage eye =
        new MeanColours(PictureShape.picture(3, 8, 8), 4).write(folder.resolve("eyes"), "eye");
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int item = 1; item < ITEMS; item++) {
      BufferedImage picture = new BufferedImage(9, 5, BufferedImage.TYPE_INT_RGB);
      picture.setRGB(item % 9, item % 5, 0x1000 * item);
      ImageIO.write(picture, "png", pictures.resolve(item + ".png").toFile());
    }
    Files.writeString(pictures.resolve(ITEMS + ".png"), "no picture");
    String encoder = eye.folder().toString();

    JsonNode trained =
        run(
            train(
                "--content",
                "pictures",
                "--encoder",
                encoder,
                "--item-pictures",
                pictures.toString()));

    Path made = Path.of(trained.path("package").asText());
    assertThat(made.resolve("manifest.json"))
        .content()
        .containsPattern("\"encoder\" : \"eye\",\\s+\"version\" : \"" + eye.version());
    assertThat(Freshet.run("models", "verify", made.toString())).isEqualTo(ExitCode.OK.code());
    assertThat(refusal("--content", "both")).contains("needs --encoder");
    assertThat(refusal("--content", "both", "--encoder", encoder))
        .contains("needs --item-pictures, a folder with a picture for each item of ring.txt");
    assertThat(refusal("--content", "--encoder", encoder))
        .contains("expected --content pictures or both");
    assertThat(
            refusedInput(
                "--content",
                "both",
                "--item-pictures",
                pictures.toString(),
                "--encoder",
                pictures.toString()))
        .contains(pictures.toString());
  }

  @Test
  void refusesWhatCannotWorkBeforeItReadsAnything() {
    assertThat(refusal("--system", "linfromer"))
        .contains("no system is named 'linfromer', did you mean 'linformer'?");
    assertThat(refusal("--system", "linformer", "--objective", "causal-next-item"))
        .contains(
            "system linformer cannot be built: objective causal-next-item is causal, mixer"
                + " low-rank(2, 16) allows bidirectional, last-slot");
    assertThat(refusal("--heads", "3", "--set", "rank=2"))
        .contains("heads is 3, expected a divisor of width 16: 1, 2, 4, 8, 16")
        .contains("'rank' is none of its settings; its own are [positions]");
  }

  private String refusedInput(String... more) {
    return refusal(ExitCode.BAD_INPUT, more);
  }

  private String refusal(String... more) {
    return refusal(ExitCode.USAGE, more);
  }

  private String refusal(ExitCode expected, String... more) {
    PrintStream before = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      assertThat(Freshet.run(train(more))).isEqualTo(expected.code());
    } finally {
      System.setErr(before);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  private String[] train(String... more) {
    List<String> words = new ArrayList<>(List.of("train", "--out"));
    words.add(folder.resolve("packages").toString());
    words.addAll(plan());
    words.addAll(List.of(more));
    words.add("--json");
    return words.toArray(String[]::new);
  }

  private List<String> plan() {
    String told =
        "--dataset ring.txt --width 16 --depth 1 --longest 12 --epochs 4 --learning-rate 0.01"
            + " --batch 8 --name ring --data ";
    List<String> words = new ArrayList<>(List.of(told.strip().split(" ", -1)));
    words.add(folder.toString());
    return words;
  }

  private static double ndcg(JsonNode evaluation) {
    return evaluation.path("cutoffs").get(2).path("ndcg").path("mean").asDouble();
  }

  private static JsonNode run(String... arguments) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      assertThat(Freshet.run(arguments)).isEqualTo(ExitCode.OK.code());
    } finally {
      System.setOut(before);
    }
    String[] lines = heard.toString(StandardCharsets.UTF_8).strip().split("\n", -1);
    return new ObjectMapper().readTree(lines[lines.length - 1]);
  }
}
