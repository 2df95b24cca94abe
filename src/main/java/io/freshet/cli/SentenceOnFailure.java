package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.FileProblem;
import io.freshet.config.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever ended a command into one sentence and an exit code; the log keeps the trace. */
final class SentenceOnFailure implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SentenceOnFailure.class);

  private final BooleanSupplier debug;
  private final EarlyEnd end;

  SentenceOnFailure(BooleanSupplier debug, EarlyEnd end) {
    this.debug = debug;
    this.end = end;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.error("{} ended with a failure", command.getCommandSpec().qualifiedName(), failure);
    if (debug.getAsBoolean()) {
      failure.printStackTrace(command.getErr());
    }
    return end.tell(command, exitCode(failure), sentence(failure));
  }

  private static ExitCode exitCode(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof Failure told) {
        return told.exitCode();
      }
      if (one instanceof BadConfig || one instanceof Unusable) {
        return ExitCode.BAD_INPUT;
      }
    }
    return ExitCode.FAILED;
  }

  /** The message of the first cause that says something a reader can act on. */
  static String sentence(Throwable failure) {
    Throwable said = failure;
    while (said.getCause() != null && (said.getMessage() == null || isWrapper(said))) {
      said = said.getCause();
    }
    String message = said.getMessage();
    if (message == null || said instanceof NullPointerException) {
      StackTraceElement[] trace = said.getStackTrace();
      String where = trace.length == 0 ? "" : " at " + trace[0];
      return "a bug: %s%s; run again with --debug for the trace"
          .formatted(said.getClass().getSimpleName(), where);
    }
    return message + reason(said);
  }

  /** What the operating system said, which is not in the message of who asked it. */
  private static String reason(Throwable said) {
    if (said instanceof FileSystemException file) {
      String path = String.valueOf(file.getFile());
      boolean onlyThePath = path.equals(file.getMessage());
      return onlyThePath ? ": " + FileProblem.reason(file) : "";
    }
    return said instanceof UncheckedIOException && said.getCause() instanceof IOException cause
        ? ": " + FileProblem.reason(cause)
        : "";
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof ExecutionException
        || failure instanceof CompletionException
        || failure instanceof UncheckedIOException
            && String.valueOf(failure.getCause()).equals(failure.getMessage());
  }
}
