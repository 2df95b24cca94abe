package io.freshet.cli;

import picocli.CommandLine.Option;

/** The options every command shares; used as a picocli mixin. */
public final class OutputOptions {
  static final String JSON = "--json";

  @Option(
      names = JSON,
      description =
          "Print one JSON object as the last line of the output; the rest goes to stderr.")
  private boolean json;

  public Console console() {
    return new Console(json ? System.err : System.out, System.out, json);
  }
}
