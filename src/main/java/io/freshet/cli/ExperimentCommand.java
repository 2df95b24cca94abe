package io.freshet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet experiment}: what comparing arms takes and tells. */
@Command(
    name = "experiment",
    description = "Plan experiments.",
    subcommands = {ExperimentSimulateCommand.class})
final class ExperimentCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name one of simulate");
  }
}
