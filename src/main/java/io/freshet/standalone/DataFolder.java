package io.freshet.standalone;

import java.nio.file.Path;
import java.util.List;

/** Where one standalone keeps all it has; locked while it runs. */
final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FolderLock lock;

  private DataFolder(Path root, FolderLock lock) {
    this.root = root;
    this.lock = lock;
  }

  static DataFolder lock(Path root) {
    String advice = "stop it, or name another folder with --data-folder";
    return new DataFolder(root, FolderLock.take(root, "the data folder", advice));
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Of the job that encodes pictures; a new version of the encoder begins with every item. */
  Path encodeCheckpoints(String encoderVersion) {
    return encoders().resolve(encoderVersion);
  }

  private Path encoders() {
    return root.resolve("encode-checkpoints");
  }

  Path edge() {
    return root.resolve("edge");
  }

  /** Throws away what earlier runs left. */
  void discard() {
    for (Path folder : List.of(kafka(), checkpoints(), encoders(), edge())) {
      FolderTree.delete(folder);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
