package io.freshet.cli;

import static io.freshet.cli.ExitCode.USAGE;
import static io.freshet.cli.Heard.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that cannot be understood. */
class MisuseTest {
  @Test
  void namesTheCommandThatWasLikelyMeant() {
    assertThat(refusal(USAGE, "jop"))
        .isEqualTo("no command is named 'jop', did you mean 'job'?" + more("freshet"));
    assertThat(refusal(USAGE, "topics", "lst"))
        .startsWith("no command is named 'lst', did you mean 'list'?");
    assertThat(refusal(USAGE, "models", "shwo"))
        .startsWith("no command is named 'shwo', did you mean 'show'?");
  }

  @Test
  void namesAllCommandsWhenNoneIsNear() {
    assertThat(refusal(USAGE, "topics", "dance"))
        .isEqualTo(
            "no command is named 'dance'; there are list, acls, create, retire-encoder"
                + more("freshet topics"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "topics", "models", "experiment"})
  void asksForACommandWhereNoneIsGiven(String parent) {
    String[] words = parent.isEmpty() ? new String[0] : new String[] {parent};
    Heard heard = Heard.from(words);
    assertThat(heard.exitCode()).isEqualTo(USAGE.code());
    assertThat(heard.err()).singleElement().asString().contains(": name one of ", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "standalone, --data-foldr, --data-folder",
    "import, --fromat=sasrec, --format",
    "train, --epoch=3, --epochs",
    "evaluate, --packages, --package",
    "export, --checkpoint, --checkpoints",
    "job, --confg, --config",
    "serve, --confg=x, --config",
    "topics list, --confg, --config",
    "topics retire-encoder, --other, --others",
    "models verify, --devcie, --device",
    "experiment simulate, --metrci=clicks, --metric"
  })
  void namesTheOptionThatWasLikelyMeant(String command, String wrong, String near) {
    String[] words = (command + " " + wrong).split(" ", -1);
    String name = wrong.split("=", -1)[0];
    assertThat(refusal(USAGE, given(words)))
        .isEqualTo(
            "no option is named '%s', did you mean '%s'?%s"
                .formatted(name, near, more("freshet " + command)));
  }

  /** What a command insists on, so that the unknown option is what is left to say. */
  private static String[] given(String[] words) {
    String needed =
        switch (words[0]) {
          case "import" -> " file";
          case "train" -> " --dataset d --out o";
          case "evaluate" -> " --dataset d";
          case "export" -> " --dataset d --out o --checkpoints c";
          case "topics" -> words[1].equals("retire-encoder") ? " e/1" : "";
          default -> "";
        };
    return (String.join(" ", words) + needed).split(" ", -1);
  }

  @Test
  void refusesAWordTooMany() {
    assertThat(refusal(USAGE, "serve", "freshet.yaml"))
        .isEqualTo(
            "'freshet.yaml' is one word too many, expected options only" + more("freshet serve"));
    assertThat(refusal(USAGE, "job", "freshet.yaml"))
        .isEqualTo("no command is named 'freshet.yaml'; there are encode" + more("freshet job"));
    assertThat(refusal(USAGE, "import", "a", "b"))
        .startsWith("'b' is one word too many, expected FILE and options");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(refusal(USAGE, "train")).contains("'--dataset=").contains("'--out=");
    assertThat(refusal(USAGE, "import")).contains("'FILE'");
    assertThat(refusal(USAGE, "topics", "retire-encoder")).contains("'ENCODER/VERSION'");
    assertThat(refusal(USAGE, "standalone", "--replay", "ml-100k"))
        .contains("--replay wants --data");
    assertThat(refusal(USAGE, "evaluate", "--dataset", "ml-1m")).contains("missing --data");
  }

  @Test
  void refusesWhatWouldNotBeHeeded() {
    assertThat(refusal(USAGE, "standalone", "--data", "somewhere"))
        .isEqualTo(
            "--data is where the files of --replay lie, and there is no --replay; the folder of"
                + " all that outlives a run is --data-folder"
                + more("freshet standalone"));
    assertThat(
            refusal(USAGE, "standalone", "--replay", "d", "--data", ".", "--rate", "50", "--fresh"))
        .isEqualTo(
            "--replay trains a model of its own and ends with its data: leave out --fresh and"
                + " --rate"
                + more("freshet standalone"));
  }

  @Test
  void namesEveryNumberOutOfItsRangeAtOnce() {
    assertThat(
            refusal(USAGE, "standalone", "--port", "99999", "--kafka-port", "-1", "--rate", "NaN"))
        .isEqualTo(
            "--port is 99999, expected 0 to 65535; --kafka-port is -1, expected 0 to 65535;"
                + " --rate is NaN, expected 0 or more");
    assertThat(refusal(USAGE, train("--epochs 0 --batch 0 --threads -2 --learning-rate 0")))
        .isEqualTo(
            "--epochs is 0, expected at least 1; --learning-rate is 0.0, expected a number above 0;"
                + " --batch is 0, expected at least 1; --threads is -2, expected at least 1");
    assertThat(refusal(USAGE, train("--checkpoint-every 0")))
        .isEqualTo("--checkpoint-every is 0, expected at least 1");
  }

  private static String[] train(String more) {
    return ("train --dataset d --data . --out /sys/freshet " + more).split(" ", -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job --for soon",
        "standalone --port many",
        "import x --format nope",
        "evaluate --dataset d --device gpu",
        "models verify --device gpu",
        "export --dataset d --out o --checkpoints c --emission nope",
        "train --dataset d --out o --set rank",
        "import x --prefix a/b",
        "topics retire-encoder eye",
        "topics retire-encoder eye/",
        "topics retire-encoder item/eye/1"
      })
  void namesTheValueThatCannotBeRead(String line) {
    String[] words = line.split(" ", -1);
    assertThat(refusal(USAGE, words)).contains(words[words.length - 1]);
  }

  private static String more(String command) {
    return "; see %s --help".formatted(command);
  }
}
