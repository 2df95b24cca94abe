package io.freshet.cli;

import io.freshet.config.FileProblem;
import io.freshet.config.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that a command was given to write into. */
final class GivenFolder {
  private GivenFolder() {}

  /**
   * Makes the folder where it is missing, and proves that a file can be written there: before the
   * work whose result would have no place.
   *
   * @param option that named it
   */
  static void proveWritable(String option, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".freshet", ".probe"));
    } catch (IOException e) {
      throw new Unusable(
          "cannot write into %s, the folder that %s names: %s"
              .formatted(folder, option, FileProblem.reason(e)),
          e);
    }
  }
}
