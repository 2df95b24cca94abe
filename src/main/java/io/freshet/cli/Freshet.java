package io.freshet.cli;

import org.apache.logging.log4j.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: {@code ./freshet <command>}. */
@Command(
    name = "freshet",
    description = "A real-time recommender: from a click to a ranked list.",
    mixinStandardHelpOptions = true,
    version = "freshet 0.1.0",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and healthy where health was asked for",
      "1:it ran and the outcome is not good",
      "2:the command line could not be understood",
      "3:what was given is wrong or cannot be used: configuration, file, folder, port, data set"
    },
    subcommands = {
      StandaloneCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      TrainEncoderCommand.class,
      EvaluateCommand.class,
      ExportCommand.class,
      JobCommand.class,
      ServeCommand.class,
      TopicsCommand.class,
      ModelsCommand.class,
      ExperimentCommand.class,
      BenchCommand.class
    })
public final class Freshet implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    int code = run(arguments);
    LogManager.shutdown(); // the log file is written in blocks
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(String... arguments) {
    Freshet root = new Freshet();
    return CommandEntry.run(root, () -> root.debug, arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
