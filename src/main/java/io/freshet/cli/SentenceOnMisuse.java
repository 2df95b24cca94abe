package io.freshet.cli;

import io.freshet.config.Nearest;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be understood with one sentence, and where to read more. */
final class SentenceOnMisuse implements IParameterExceptionHandler {
  private final EarlyEnd end;

  SentenceOnMisuse(EarlyEnd end) {
    this.end = end;
  }

  @Override
  public int handleParseException(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    String more = "; see %s --help".formatted(command.getCommandSpec().qualifiedName());
    return end.tell(command, ExitCode.USAGE, sentence(misuse) + more);
  }

  private static String sentence(ParameterException misuse) {
    return misuse instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched.getUnmatched().get(0), misuse.getCommandLine().getCommandSpec())
        : String.valueOf(misuse.getMessage());
  }

  private static String unmatched(String word, CommandSpec spec) {
    if (word.startsWith("-")) {
      String name = word.split("=", 2)[0];
      return "no option is named '%s'%s"
          .formatted(name, Nearest.hint(name, spec.optionsMap().keySet()));
    }
    Collection<String> commands = spec.subcommands().keySet();
    if (!commands.isEmpty()) {
      String hint = Nearest.hint(word, commands);
      return "no command is named '%s'%s"
          .formatted(word, hint.isEmpty() ? "; there are " + String.join(", ", commands) : hint);
    }
    String takes =
        spec.positionalParameters().stream()
            .map(ArgSpec::paramLabel)
            .collect(Collectors.joining(" "));
    return "'%s' is one word too many, expected %s"
        .formatted(word, takes.isEmpty() ? "options only" : takes + " and options");
  }
}
