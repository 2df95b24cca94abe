package io.freshet.cli;

/** What the process says to its caller when it ends. */
public enum ExitCode {
  /** Done, and healthy where health is asked for. */
  OK(0),
  /** It ran and the outcome is not good: an unhealthy run, a bug. */
  FAILED(1),
  /** The command line could not be understood. */
  USAGE(2),
  /** A configuration, file, folder, port or data set that was given is wrong or cannot be used. */
  BAD_INPUT(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
