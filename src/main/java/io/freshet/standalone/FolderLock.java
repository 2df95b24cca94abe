package io.freshet.standalone;

import io.freshet.config.FileProblem;
import io.freshet.config.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder that belongs to one process as long as it runs; a killed one lets go of it. */
public final class FolderLock implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing.
   *
   * @param what the folder is, for people
   * @param advice what to do when another process has it
   * @throws Unusable when it cannot be written, or another process has it
   */
  public static FolderLock take(Path folder, String what, String advice) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new Unusable(
            "cannot use %s %s: another process has it; %s".formatted(what, folder, advice));
      }
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw new Unusable("cannot use %s %s: %s".formatted(what, folder, FileProblem.reason(e)), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the folder " + folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }
}
