package io.freshet.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints and savepoints that earlier runs left in a folder. */
public final class RetainedCheckpoints {
  /** Written last, so a checkpoint without it is not finished. */
  private static final String METADATA = "_metadata";

  private static final int DEPTH = 4;

  private RetainedCheckpoints() {}

  /** The folder of the newest finished one. */
  public static Optional<Path> newest(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.endsWith(METADATA))
          .max(Comparator.comparing(RetainedCheckpoints::writtenAt))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for checkpoints in " + folder, e);
    }
  }

  private static FileTime writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the time of " + file, e);
    }
  }
}
