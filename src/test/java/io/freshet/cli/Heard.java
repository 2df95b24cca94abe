package io.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a command said, run in this process by the entry that the launcher calls.
 *
 * @param out lines of the output
 * @param err lines of the error stream
 */
record Heard(int exitCode, List<String> out, List<String> err) {
  static Heard from(String... arguments) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode;
    try (PrintStream toOut = new PrintStream(out, true, UTF_8);
        PrintStream toErr = new PrintStream(err, true, UTF_8)) {
      System.setOut(toOut);
      System.setErr(toErr);
      exitCode = Freshet.run(arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
    return new Heard(
        exitCode, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
  }

  /**
   * Runs the command with {@code --json}, and sees that it ended early as all commands must: with
   * this exit code, with the same sentence for people and for machines, and without a trace.
   *
   * @return the sentence
   */
  static String refusal(ExitCode expected, String... arguments) {
    String[] asked =
        Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
    Heard heard = from(asked);
    assertThat(heard.exitCode()).as("%s", heard).isEqualTo(expected.code());
    assertThat(heard.err()).noneMatch(Heard::isOfATrace);
    JsonNode told = heard.json();
    assertThat(told.path("exit_code").asInt()).isEqualTo(expected.code());
    String sentence = told.path("error").asText();
    assertThat(String.join("\n", heard.err())).contains(": " + sentence);
    return sentence;
  }

  /** The last line of the output. */
  JsonNode json() {
    assertThat(out).as("lines of the output; the others were %s", err).isNotEmpty();
    try {
      JsonNode object = new ObjectMapper().readTree(out.get(out.size() - 1));
      assertThat(object.isObject()).isTrue();
      return object;
    } catch (JsonProcessingException e) {
      throw new AssertionError("the last line is no JSON: " + out, e);
    }
  }

  static boolean isOfATrace(String line) {
    return line.startsWith("\tat ") || line.contains("Exception");
  }
}
