package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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

/** From data to the page of results, by commands alone. */
final class EvaluateAllTest {
  private static final Pattern LATENCY = Pattern.compile("\"latency\":\\{[^}]*}");

  @TempDir Path folder;

  @BeforeEach
  void writeUsersWhoWalkRoundARing() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int user = 1; user <= 100; user++) {
      for (int event = 0; event < 5 + user % 5; event++) {
        lines.add(user + " " + (1 + (7 * user + event) % 12));
      }
    }
    Files.write(folder.resolve("ring.txt"), lines);
  }

  @Test
  void measuresEachSystemOnceAndTellsItOnAPage() throws IOException {
    String first = run(ExitCode.OK, measuring("--systems", "sasrec,gru-attention"));
    String second = run(ExitCode.OK, measuring("--systems", "sasrec,gru-attention"));
    Path page = folder.resolve("results/systems-ring.md");
    run(ExitCode.OK, all("--table", "--page", page.toString()));

    assertThat(first).contains("\"measured\":2").contains("\"failures\":[]");
    assertThat(second).contains("\"measured\":0").contains("sasrec, seed 1: in the ledger");
    assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).hasSize(3 + 2);
    assertThat(page)
        .content()
        .containsPattern("\\| sasrec +\\| +1 \\| +\\d\\.\\d{4} ± \\d\\.\\d{4} \\|")
        .containsPattern("\\| xlnet +\\| +\\| +\\*not run\\* \\|");
  }

  @Test
  void timesAgainWhatIsThereAndChangesNothingElse() throws IOException {
    run(ExitCode.OK, measuring("--systems", "sasrec"));
    String told = run(ExitCode.OK, measuring("--systems", "sasrec,albert", "--time-again"));

    List<String> rows = Files.readAllLines(folder.resolve("ledger.jsonl"));
    assertThat(told).contains("sasrec, seed 1: timed again").contains("\"rows\":4");
    assertThat(rows).hasSize(3 + 2);
    assertThat(folder.resolve("packages")).isDirectoryNotContaining("glob:**timed");
    assertThat(LATENCY.matcher(rows.get(4)).replaceFirst(""))
        .isEqualTo(LATENCY.matcher(rows.get(3)).replaceFirst(""));
  }

  @Test
  void leavesOutWhoAsksWhatItemsAreWhereTheDataDoNotTell() throws IOException {
    String told = run(ExitCode.OK, all("--data", folder.toString(), "--systems", "ernie-entities"));

    assertThat(told)
        .contains("ernie-entities: left out, it asks what items are and ring.txt does not tell")
        .contains("\"measured\":0")
        .contains("\"failures\":[]");
  }

  @Test
  void goesOnWithTheOthersWhenOneFailsAndSaysSo() throws IOException {
    String told =
        run(
            ExitCode.FAILED,
            all("--data", folder.toString(), "--systems", "sasrec,albert", "--budget", "1ms"));

    assertThat(told)
        .contains("sasrec, seed 1: one epoch takes")
        .contains("albert, seed 1: one epoch takes")
        .contains("\"measured\":0");
    assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).hasSize(3);
  }

  @Test
  void refusesWhatItCannotReadBeforeItTrains() throws IOException {
    assertThat(run(ExitCode.USAGE, measuring("--systems", "sarsec")))
        .contains("no system is named 'sarsec', did you mean 'sasrec'?");
    assertThat(run(ExitCode.USAGE, all("--systems", "sasrec"))).contains("missing --data");
    Files.writeString(folder.resolve("ledger.jsonl"), "{}\n");
    assertThat(run(ExitCode.BAD_INPUT, measuring("--systems", "sasrec")))
        .contains("cannot read line 1 of the ledger");
  }

  private String[] measuring(String... more) {
    List<String> words = new ArrayList<>(List.of("--data", folder.toString(), "--budget", "1s"));
    words.addAll(List.of(more));
    return all(words.toArray(String[]::new));
  }

  private String[] all(String... more) {
    List<String> words =
        new ArrayList<>(List.of("evaluate", "--all", "--dataset", "ring.txt", "--json"));
    words.addAll(List.of("--threads", "1", "--ledger", folder.resolve("ledger.jsonl").toString()));
    words.addAll(List.of("--out", folder.resolve("packages").toString()));
    words.addAll(List.of("--work", folder.resolve("work").toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** What a command says to people and to machines. */
  private static String run(ExitCode expected, String... arguments) {
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
