package io.freshet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command speaks. Lines are for people; {@link #result} is for machines: with {@code
 * --json} the lines go to the error stream and the result is the last line of the output.
 */
public final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream people;
  private final PrintStream machines;
  private final boolean json;

  Console(PrintStream people, PrintStream machines, boolean json) {
    this.people = people;
    this.machines = machines;
    this.json = json;
  }

  /** Where {@code --json} was asked for. */
  static Console forMachines() {
    return new Console(System.err, System.out, true);
  }

  /** Prints one line for people, formatted as by {@link String#format}. */
  public void line(String format, Object... arguments) {
    people.println(arguments.length == 0 ? format : format.formatted(arguments));
  }

  /** The stream for people, for progress bars and tables. */
  public PrintStream people() {
    return people;
  }

  /** Prints the outcome as one JSON object on one line, when {@code --json} was asked for. */
  public void result(Map<String, ?> outcome) {
    if (!json) {
      return;
    }
    try {
      machines.println(JSON.writeValueAsString(outcome));
      machines.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write %s as JSON".formatted(outcome.keySet()), e);
    }
  }
}
