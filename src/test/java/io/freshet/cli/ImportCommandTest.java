package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @Test
  void printsOneJsonObjectAsTheOnlyLineOfTheOutput() throws IOException {
    Path file = Files.writeString(folder.resolve("ratings.dat"), "1::2::3::4\n1::3::3::5\n");
    assertThat(Freshet.run("import", file.toString(), "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"lines\":2,\"users\":1,\"items\":2,\"events\":2,\"dropped\":{},"
                + "\"first\":\"1970-01-01T00:00:04Z\",\"last\":\"1970-01-01T00:00:05Z\","
                + "\"format\":\"ratings_dat\"}\n");
  }

  @Test
  void answersAMalformedLineWithItsPlaceAndNoTrace() throws IOException {
    Path file = Files.writeString(folder.resolve("ratings.dat"), "1::2::3::4\n1::3::3\n");
    assertThat(Freshet.run("import", file.toString())).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "freshet import: cannot read %s:2: found \"1::3::3\", expected 4 fields".formatted(file)
                + " `user::item::rating::seconds`, not 3\n");
  }

  @Test
  void doesNotInventTimesForAStream() throws IOException {
    Path file = Files.writeString(folder.resolve("ml.txt"), "1 10\n1 11\n");
    assertThat(Freshet.run("import", file.toString(), "--to-topic"))
        .isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("an order but no event times");
  }
}
