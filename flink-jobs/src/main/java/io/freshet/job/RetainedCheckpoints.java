package io.freshet.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The checkpoints that earlier runs of a job left, in Flink's layout: {@code <folder>/<job
 * id>/chk-<n>/_metadata}. One folder belongs to one job.
 */
public final class RetainedCheckpoints {
  private static final String COMPLETE = "_metadata";
  private static final String CHECKPOINT = "chk-";

  private final Path folder;

  /**
   * @param uri of the folder, on any file system Flink knows
   */
  public RetainedCheckpoints(String uri) {
    this.folder = new Path(uri);
  }

  /** The newest complete one, as a restore path. */
  public Optional<String> newest() throws IOException {
    FileSystem files = folder.getFileSystem();
    return list(files, folder)
        .flatMap(job -> list(files, job.getPath()))
        .filter(checkpoint -> checkpoint.getPath().getName().startsWith(CHECKPOINT))
        .flatMap(checkpoint -> list(files, checkpoint.getPath()))
        .filter(file -> file.getPath().getName().equals(COMPLETE))
        .max(Comparator.comparingLong(FileStatus::getModificationTime))
        .map(file -> file.getPath().getParent().toString());
  }

  /** Deletes all of them. */
  public void discard() throws IOException {
    folder.getFileSystem().delete(folder, true);
  }

  private static Stream<FileStatus> list(FileSystem files, Path parent) {
    try {
      FileStatus[] children = files.listStatus(parent);
      return children == null ? Stream.empty() : Stream.of(children);
    } catch (FileNotFoundException nothingThere) {
      return Stream.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot list checkpoints in " + parent, e);
    }
  }
}
