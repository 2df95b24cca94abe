package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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
  void addsWhatTheOperatingSystemSaid() {
    AccessDeniedException denied = new AccessDeniedException("x");
    assertThat(SentenceOnFailure.sentence(new UncheckedIOException("cannot use folder x", denied)))
        .isEqualTo("cannot use folder x: Permission denied");
    NoSuchFileException missing = new NoSuchFileException("a/b");
    assertThat(SentenceOnFailure.sentence(missing))
        .isEqualTo("a/b: there is no such file or folder");
    assertThat(SentenceOnFailure.sentence(new UncheckedIOException(missing)))
        .isEqualTo("a/b: there is no such file or folder");
  }

  @Test
  void namesABugByItsPlace() {
    assertThat(SentenceOnFailure.sentence(new NullPointerException()))
        .startsWith("a bug: NullPointerException at io.freshet.cli.FreshetTest");
  }
}
