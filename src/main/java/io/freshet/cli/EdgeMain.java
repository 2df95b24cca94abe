package io.freshet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet} with {@code serve} alone, for a package that holds nothing of Flink. */
@Command(
    name = "freshet",
    description = "The edge of Freshet: answers HTTP from the lists in Kafka.",
    mixinStandardHelpOptions = true,
    subcommands = ServeCommand.class)
public final class EdgeMain implements Runnable {
  private static final String LOG_CONFIG = "log4j2.configurationFile";

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    if (System.getProperty(LOG_CONFIG) == null) {
      System.setProperty(LOG_CONFIG, "log4j2-edge.xml");
    }
    System.exit(CommandEntry.run(new EdgeMain(), () -> false, arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: serve");
  }
}
