package io.freshet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet import}. */
@Command(name = "import", description = "Not there yet.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    output.console().line("not there yet");
    return ExitCode.FAILED.code();
  }
}
