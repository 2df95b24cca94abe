package io.freshet.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What is said when a command ends without its result: a sentence to people and, where {@code
 * --json} stands among the arguments, an object to machines.
 */
final class EarlyEnd {
  private final List<String> arguments;

  EarlyEnd(List<String> arguments) {
    this.arguments = arguments;
  }

  /**
   * @return the exit code, as picocli wants it
   */
  int tell(CommandLine command, ExitCode code, String sentence) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
    command.getErr().flush();
    if (arguments.contains(OutputOptions.JSON)) {
      Map<String, Object> outcome = new LinkedHashMap<>();
      outcome.put("error", sentence);
      outcome.put("exit_code", code.code());
      Console.forMachines().result(outcome);
    }
    return code.code();
  }
}
