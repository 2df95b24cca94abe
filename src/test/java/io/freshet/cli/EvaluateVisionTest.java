package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateVisionTest {
  private static final int PICTURES = 200;
  private static final int SIDE = 8;

  private static final Pattern LATENCY = Pattern.compile("\"latency\":\\{[^}]*}");

  @TempDir Path folder;

  /** Each picture is one line, as bright as can be, in the row that is its class. */
  @BeforeEach
  void writePicturesOfLines() throws IOException {
    for (String part : List.of("train", "t10k")) {
      byte[] pixels = new byte[PICTURES * SIDE * SIDE];
      byte[] labels = new byte[PICTURES];
      for (int picture = 0; picture < PICTURES; picture++) {
        labels[picture] = (byte) (picture % SIDE);
        for (int x = 0; x < SIDE; x++) {
          pixels[(picture * SIDE + picture % SIDE) * SIDE + x] = (byte) 255;
        }
      }
      write(part + "-images-idx3-ubyte", pixels, PICTURES, SIDE, SIDE);
      write(part + "-labels-idx1-ubyte", labels, PICTURES);
    }
  }

  @Test
  void measuresEachSystemOnceAndTellsItOnAPage() throws IOException {
    String first = run(ExitCode.OK, measuring("--full", "--systems", "vit,plain-trunk"));
    String second = run(ExitCode.OK, measuring("--full", "--systems", "vit,plain-trunk"));
    Path page = folder.resolve("results/vision.md");
    run(ExitCode.OK, vision("--table", "--page", page.toString()));

    assertThat(first).contains("\"measured\":2").contains("\"failures\":[]");
    assertThat(second).contains("\"measured\":0").contains("vit, seed 1: in the ledger");
    assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).hasSize(2);
    assertThat(page)
        .content()
        .containsPattern("\\| vit +\\| +1 \\| +\\d+\\.\\d\\d ± \\d+\\.\\d\\d \\|")
        .containsPattern("\\| se-trunk +\\| +\\| +\\*not run\\* \\|")
        .doesNotContain("quick look:");
  }

  @Test
  void timesAgainWhatIsThereAndChangesNothingElse() throws IOException {
    run(ExitCode.OK, measuring("--full", "--systems", "vit"));
    String told =
        run(ExitCode.OK, measuring("--full", "--systems", "vit,plain-trunk", "--time-again"));

    List<String> rows = Files.readAllLines(folder.resolve("ledger.jsonl"));
    assertThat(told).contains("vit, seed 1: timed again").contains("\"rows\":1");
    assertThat(rows).hasSize(2);
    assertThat(LATENCY.matcher(rows.get(1)).replaceFirst(""))
        .isEqualTo(LATENCY.matcher(rows.get(0)).replaceFirst(""));
  }

  @Test
  void aQuickLookIsCalledOne() throws IOException {
    Path page = folder.resolve("vision.md");

    run(ExitCode.OK, measuring("--systems", "vit", "--page", page.toString()));

    assertThat(page).content().contains("**A quick look: fewer pictures and less time.**");
  }

  @Test
  void comparesStartsWhereFewClassesAreTold() throws IOException {
    Path page = folder.resolve("few-labels.md");
    String[] words = fewLabels("--labels", "0.2", "--steps", "4", "--page", page.toString());

    String first = run(ExitCode.OK, words);
    String second = run(ExitCode.OK, words);

    assertThat(first)
        .contains("\"measured\":2")
        .contains("vit, after hidden patches (MAE), seed 1: epoch 1")
        .contains("vit, from scratch, seed 1: 40 labels, accuracy ");
    assertThat(second).contains("\"measured\":0").contains("seed 1: in the ledger");
    assertThat(page)
        .content()
        .contains("--labels 0.2 --seeds 1 --steps 4 --budget 3s --threads 1")
        .containsPattern("\\| vit, from scratch +\\| +40 \\(20 %\\) \\|")
        .containsPattern("\\| vit, after hidden patches \\(MAE\\) \\|.* [+-]\\d+\\.\\d\\d \\|");
    assertThat(run(ExitCode.USAGE, fewLabels("--labels", "2")))
        .contains("--labels has 2.0, expected shares above 0 and at most 1");
  }

  @Test
  void tellsHowWrongItIsByHowMuchNoiseThereIs() throws IOException {
    Path page = folder.resolve("noise.md");
    List<String> words = List.of("--data", folder.toString(), "--budget", "3s", "--page");

    String first = run(ExitCode.OK, evaluating("--noise", with(words, page.toString())));
    String second = run(ExitCode.OK, evaluating("--noise", with(words, page.toString())));

    assertThat(first).contains("\"measured\":2").contains("u-vit, skips cut, seed 1: epoch 1");
    assertThat(second).contains("\"measured\":0");
    assertThat(page)
        .content()
        .containsPattern("\\| 0.9 to 1.0 +(\\| +\\d+\\.\\d{3} ){4}\\|")
        .contains("evaluate --noise --dataset fashion-mnist");
  }

  private static List<String> with(List<String> words, String last) {
    List<String> more = new ArrayList<>(words);
    more.add(last);
    return more;
  }

  @Test
  void refusesWhatItCannotReadBeforeItTrains() throws IOException {
    assertThat(run(ExitCode.USAGE, measuring("--systems", "vitt")))
        .contains("no picture system is named 'vitt', did you mean 'vit'?");
    assertThat(run(ExitCode.USAGE, vision("--systems", "vit"))).contains("missing --data");
    assertThat(run(ExitCode.USAGE, "evaluate", "--all", "--dataset", "ml-1m", "--quick"))
        .contains("--quick and --full say how many pictures: they go with --vision alone");
    write("train-labels-idx1-ubyte", new byte[3], 3);
    assertThat(run(ExitCode.BAD_INPUT, measuring())).contains("it holds 3 labels");
  }

  @Test
  void refusesPicturesItDoesNotKnow() {
    assertThat(run(ExitCode.USAGE, "evaluate", "--vision", "--dataset", "ml-1m"))
        .contains("no pictures are called 'ml-1m'; there are fashion-mnist, moving-fashion-mnist");
  }

  private void write(String file, byte[] bytes, int... sizes) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(whole)) {
      out.writeInt(0x0800 | sizes.length);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(bytes);
    }
    Files.write(folder.resolve(file), whole.toByteArray());
  }

  private String[] measuring(String... more) {
    List<String> words = new ArrayList<>(List.of("--data", folder.toString(), "--budget", "3s"));
    words.addAll(List.of(more));
    return vision(words.toArray(String[]::new));
  }

  private String[] fewLabels(String... more) {
    List<String> words = new ArrayList<>(List.of("--data", folder.toString(), "--budget", "3s"));
    words.addAll(List.of(more));
    return evaluating("--few-labels", words);
  }

  private String[] vision(String... more) {
    return evaluating("--vision", List.of(more));
  }

  private String[] evaluating(String kind, List<String> more) {
    List<String> words =
        new ArrayList<>(List.of("evaluate", kind, "--dataset", "fashion-mnist", "--json"));
    words.addAll(List.of("--ledger", folder.resolve("ledger.jsonl").toString()));
    words.addAll(List.of("--work", folder.resolve("work").toString()));
    words.addAll(more);
    return words.toArray(String[]::new);
  }

  /** What a command says to people and to machines. */
  static String run(ExitCode expected, String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
    System.setOut(ear);
    System.setErr(ear);
    try {
      assertThat(Freshet.run(arguments)).isEqualTo(expected.code());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }
}
