package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FreshetTest {
  @Test
  void answersAnUnknownCommandWithTheExitCodeOfUsage() {
    assertThat(Freshet.run("dance")).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void answersHelpWithSuccess() {
    assertThat(Freshet.run("--help")).isEqualTo(ExitCode.OK.code());
    assertThat(Freshet.run("standalone", "--help")).isEqualTo(ExitCode.OK.code());
  }

  @Test
  void speaksTheSentenceOfTheCauseAndNotOfItsWrapper() {
    Throwable wrapped =
        new ExecutionException(new Failure(ExitCode.BAD_INPUT, "no such folder: x"));
    assertThat(SentenceOnFailure.sentence(wrapped)).isEqualTo("no such folder: x");
  }

  @Test
  void namesABugByItsPlace() {
    assertThat(SentenceOnFailure.sentence(new NullPointerException()))
        .startsWith("a bug: NullPointerException at io.freshet.cli.FreshetTest");
  }
}
