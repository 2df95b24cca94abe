package io.freshet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code freshet models}: what lies in a repository of model packages, whether it may serve, and
 * what could be trained.
 */
@Command(
    name = "models",
    description = "List, show and verify model packages; list the systems that can be trained.",
    subcommands = {
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsVerifyCommand.class,
      ModelsSystemsCommand.class
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name one of list, show, verify, systems");
  }
}
