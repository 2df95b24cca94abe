package io.freshet.cli;

import static io.freshet.cli.ExitCode.BAD_INPUT;
import static io.freshet.cli.Heard.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files and variables that say what cannot be: all of it is said at once, before anything starts.
 */
class WrongConfigurationTest {
  private static final String SHARED_MISTAKES =
      """
      kafka:
        bootstrp: x
        bootstrap: nonsense
        client: {security.protocol: MAGIC, sasl.mechanism: PLAIN}
        consumer: {max.poll.records: few}
      topics: {prefix: 'a b'}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job",
        "serve",
        "topics list",
        "topics acls",
        "topics create",
        "topics retire-encoder eye/1"
      })
  void everyMistakeThatProcessesShareIsToldByEachOfThem(String command) throws IOException {
    String file = file(SHARED_MISTAKES);
    assertThat(refusal(BAD_INPUT, words(command + " --config " + file)))
        .startsWith("bad configuration, 5 problems:")
        .contains(file + " line 2: 'kafka.bootstrp' is not a key, did you mean 'kafka.bootstrap'?")
        .contains(file + " line 3: 'kafka.bootstrap' is 'nonsense', expected host:port")
        .contains(file + " line 4: 'kafka.client.security.protocol' says: Invalid value MAGIC")
        .contains(file + " line 5: 'kafka.consumer.max.poll.records' says: Invalid value few")
        .contains(file + " line 6: 'topics.prefix' is not a legal start");
  }

  @Test
  void jobTellsEveryMistakeOfItsOwn() throws IOException {
    String file =
        file(
            """
            bundle: {linger: soon, tokens: many}
            scoring: {device: gpu}
            lists: {delivery: maybe}
            job: {checkpoint-interval: 1ms, parallelism: -3, network-memory: 1B}
            edge: {http: {port: of the edge, which judges it}}
            """);
    assertThat(refusal(BAD_INPUT, "job", "--config", file))
        .startsWith("bad configuration, 7 problems:")
        .contains("line 1: 'bundle.linger' is 'soon', expected duration as 5ms")
        .contains("line 1: 'bundle.tokens' is 'many', expected integer from 1")
        .contains("line 2: 'scoring.device' is 'gpu', expected auto, cpu or cuda:<n>")
        .contains("line 3: 'lists.delivery' is 'maybe', expected one of exactly-once, at-least")
        .contains("line 4: 'job.checkpoint-interval' is too short, expected at least 10ms")
        .contains("line 4: 'job.parallelism' is '-3', expected integer from 0")
        .contains("line 4: 'job.network-memory' is too little, expected at least 1MiB");
  }

  @Test
  void transactionsMustOutliveTheTimeBetweenTwoCheckpoints() throws IOException {
    String file =
        file(
            """
            kafka: {producer: {transaction.timeout.ms: 30000}}
            lists: {delivery: exactly-once}
            job: {checkpoint-interval: 30s}
            """);
    assertThat(refusal(BAD_INPUT, "job", "--config", file))
        .isEqualTo(
            "bad configuration: %s line 3: 'job.checkpoint-interval' is too long for exactly-once:"
                    .formatted(file)
                + " the broker gives transactions up after 30 s (transaction.timeout.ms)");
  }

  @Test
  void standaloneTellsTheMistakesOfJobAndEdgeTogether() throws IOException {
    String file = file("{bundle: {linger: soon}, edge: {http: {max-batch: 0}}}");
    String data = folder.resolve("data").toString();
    assertThat(refusal(BAD_INPUT, "standalone", "--config", file, "--data-folder", data))
        .startsWith("bad configuration, 2 problems:")
        .contains("'bundle.linger' is 'soon'")
        .contains("'edge.http.max-batch' is '0'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "serve", "standalone", "topics list"})
  void aFileThatIsNoConfigurationIsNamed(String command) throws IOException {
    assertThat(refusal(BAD_INPUT, words(command + " --config nowhere.yaml")))
        .isEqualTo("bad configuration: cannot read nowhere.yaml: there is no such file or folder");
    assertThat(refusal(BAD_INPUT, words(command + " --config " + folder)))
        .isEqualTo("bad configuration: cannot read %s: Is a directory".formatted(folder));
    String broken = file("kafka: [a\n");
    assertThat(refusal(BAD_INPUT, words(command + " --config " + broken)))
        .startsWith("bad configuration: %s is not YAML at line 2".formatted(broken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "serve"})
  void wrongVariablesOfTheEnvironmentAreNamedAllAtOnce(String command) throws Exception {
    Map<String, String> environment =
        Map.of(
            "FRESHET_KAFKA_BOOTSTRP", "x",
            "FRESHET_TOPICS_PARTITIONS", "none",
            "FRESHET_HOME", "is the launcher's");
    try (FreshetProcess process = FreshetProcess.start(environment, List.of(command, "--json"))) {
      String said = process.await("{\"error\":");
      assertThat(said)
          .contains("bad configuration, 2 problems:")
          .contains(
              "environment FRESHET_TOPICS_PARTITIONS: 'topics.partitions' is 'none', expected")
          .contains("FRESHET_KAFKA_BOOTSTRP is not a key, did you mean 'FRESHET_KAFKA_BOOTSTRAP'?")
          .endsWith("\"exit_code\":3}");
      assertThat(process.exitCode()).isEqualTo(BAD_INPUT.code());
      assertThat(process.said()).noneMatch(Heard::isOfATrace);
    }
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("freshet.yaml"), yaml).toString();
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }
}
