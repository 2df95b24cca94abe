package io.freshet.standalone;

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
  void findsTheNewestThatIsFinished() throws IOException {
    checkpoint("job-a/chk-7", 1_000);
    Path newest = checkpoint("savepoint-1", 3_000);
    checkpoint("job-b/chk-2", 2_000);
    Files.createDirectories(folder.resolve("job-b/chk-3"));
    assertThat(RetainedCheckpoints.newest(folder)).contains(newest);
  }

  @Test
  void findsNoneInAnEmptyOrAMissingFolder() {
    assertThat(RetainedCheckpoints.newest(folder)).isEmpty();
    assertThat(RetainedCheckpoints.newest(folder.resolve("no"))).isEmpty();
  }

  private Path checkpoint(String name, long writtenAtMillis) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenAtMillis));
    return checkpoint;
  }
}
