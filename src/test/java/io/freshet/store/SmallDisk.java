package io.freshet.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, small enough to be filled; to mount it takes root. */
public final class SmallDisk implements AutoCloseable {
  private static final int MEBIBYTES = 48;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Skips the test where none may be mounted. */
  public static SmallDisk mount(Path folder) throws Exception {
    Files.createDirectories(folder);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", folder.toString());
    assumeTrue(mounted, "a disk that can be filled: mounting one takes root");
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Leaves no byte free. */
  public void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        filler.write(block);
      }
    }
  }

  /** Gives back all that {@link #fill} took. */
  public void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws Exception {
    run("umount", "--lazy", folder.toString());
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
