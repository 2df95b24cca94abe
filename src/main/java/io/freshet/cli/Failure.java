package io.freshet.cli;

/** Ends a command with one sentence for its user: what was attempted, on what, found, expected. */
public final class Failure extends RuntimeException {
  private final ExitCode exitCode;

  public Failure(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  public Failure(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
