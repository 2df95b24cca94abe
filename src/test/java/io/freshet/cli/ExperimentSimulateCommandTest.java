package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ExperimentSimulateCommandTest {
  @Test
  void tellsHowOftenADifferenceIsFoundThatIsThereAndOneThatIsNot() throws Exception {
    Heard heard = Heard.from(simulating("--lift", "0.3", "--metric", "clicks", "--json"));
    assertThat(heard.exitCode()).isEqualTo(ExitCode.OK.code());
    JsonNode told = new ObjectMapper().readTree(heard.out().get(heard.out().size() - 1));
    assertThat(told.get("found").asDouble()).isGreaterThan(0.9);
    assertThat(told.get("fooled").asDouble()).isLessThanOrEqualTo(0.05);
    assertThat(told.get("ratio_alarms").asInt()).isLessThanOrEqualTo(1);
    assertThat(told.get("users_half").asLong())
        .isLessThanOrEqualTo(told.get("users_eight_of_ten").asLong());
  }

  @Test
  void saysNoneWhereTooFewUsersAreThereToFindIt() {
    Heard heard = Heard.from(simulating("--lift", "0.01"));
    assertThat(heard.out()).anyMatch(line -> line.endsWith("by none, eight of ten by none"));
  }

  @Test
  void theSameSeedIsTheSameStudy() {
    assertThat(Heard.from(simulating("--seed", "3")).out())
        .isEqualTo(Heard.from(simulating("--seed", "3")).out());
  }

  @Test
  void refusesWhatCannotBeSimulated() {
    assertThat(Heard.from("experiment", "simulate", "--lift", "0", "--users", "10").err())
        .singleElement()
        .asString()
        .contains("--lift is 0.0, expected a number above 0; --users is 10, expected at least 400");
    assertThat(Heard.from("experiment", "simulate", "--metric", "joy").exitCode())
        .isEqualTo(ExitCode.USAGE.code());
  }

  private static String[] simulating(String... more) {
    String[] words = {
      "experiment", "simulate", "--runs", "60", "--users", "20000", "--looks", "50"
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
