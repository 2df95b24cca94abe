package io.freshet.cli;

import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/** Runs a command line; what ends it early is told in one way, whatever the command. */
final class CommandEntry {
  private CommandEntry() {}

  /**
   * @param root the command above all others
   * @param debug asked when something failed: whether its trace is wanted
   * @return the exit code
   */
  static int run(Object root, BooleanSupplier debug, String... arguments) {
    EarlyEnd end = new EarlyEnd(List.of(arguments));
    CommandLine line =
        new CommandLine(root)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(new SentenceOnMisuse(end))
            .setExecutionExceptionHandler(new SentenceOnFailure(debug, end));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      return end.tell(
          line,
          ExitCode.FAILED,
          "out of memory (%s) with a heap of %d MiB; FRESHET_HEAP=4g gives it more"
              .formatted(e.getMessage(), mebibytes));
    }
  }
}
