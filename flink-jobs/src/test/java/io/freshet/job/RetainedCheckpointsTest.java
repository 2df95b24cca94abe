package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
  @TempDir Path folder;

  @Test
  void theNewestCompleteOneOfAllRunsIsFound() throws IOException {
    checkpoint("run-1/chk-9", 1_000);
    checkpoint("run-2/chk-3", 3_000);
    checkpoint("run-2/chk-2", 2_000);
    Files.createDirectories(folder.resolve("run-2/chk-4"));
    Files.createDirectories(folder.resolve("run-2/shared"));
    assertThat(retained().newest())
        .hasValueSatisfying(path -> assertThat(path).endsWith("run-2/chk-3"));
  }

  @Test
  void aSavepointOfADrainedRunCountsToo() throws IOException {
    checkpoint("run-1/chk-9", 1_000);
    checkpoint("savepoint-a1b2", 2_000);
    Files.createDirectories(folder.resolve("savepoint-unfinished"));
    assertThat(retained().newest())
        .hasValueSatisfying(path -> assertThat(path).endsWith("savepoint-a1b2"));
  }

  @Test
  void whereNothingIsNothingIsFound() throws IOException {
    assertThat(retained().newest()).isEmpty();
    assertThat(new RetainedCheckpoints(folder.resolve("none").toUri().toString()).newest())
        .isEmpty();
  }

  @Test
  void discardedOnesAreGoneAndNothingElse() throws IOException {
    checkpoint("0123456789abcdef0123456789abcdef/chk-9", 1_000);
    checkpoint("savepoint-a1b2", 2_000);
    Path foreign = Files.createFile(folder.resolve("notes.txt"));
    retained().discard();
    assertThat(retained().newest()).isEmpty();
    assertThat(folder).isDirectoryContaining(path -> path.equals(foreign));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private RetainedCheckpoints retained() {
    return new RetainedCheckpoints(folder.toUri().toString());
  }

  private void checkpoint(String name, long atMillis) throws IOException {
    Path metadata = Files.createDirectories(folder.resolve(name)).resolve("_metadata");
    Files.setLastModifiedTime(Files.createFile(metadata), FileTime.fromMillis(atMillis));
  }
}
