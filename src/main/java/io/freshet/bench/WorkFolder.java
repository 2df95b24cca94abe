package io.freshet.bench;

import io.freshet.standalone.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder that goes with its benchmark. */
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("freshet-bench"));
  }

  @Override
  public void close() {
    FolderTree.delete(path);
  }
}
