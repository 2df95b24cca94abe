package io.freshet.cli;

import picocli.CommandLine;

/** {@code freshet serve} as a program of its own, for a package that holds nothing of Flink. */
public final class EdgeMain {
  private EdgeMain() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new ServeCommand())
            .setExecutionExceptionHandler(EdgeMain::tell)
            .execute(arguments));
  }

  private static int tell(Exception failure, CommandLine command, Object parsed) {
    command.getErr().println("freshet serve: " + SentenceOnFailure.sentence(failure));
    return failure instanceof Failure told ? told.exitCode().code() : ExitCode.FAILED.code();
  }
}
