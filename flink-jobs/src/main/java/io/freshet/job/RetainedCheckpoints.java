package io.freshet.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The checkpoints and savepoints that earlier runs of a job left, in Flink's layout: {@code
 * <folder>/<job id>/chk-<n>/_metadata} and {@code <folder>/savepoint-<…>/_metadata}. One folder
 * belongs to one job.
 */
public final class RetainedCheckpoints {
  /** Written last, so that one without it is not finished. */
  private static final String COMPLETE = "_metadata";

  private static final String CHECKPOINT = "chk-";

  /** The folder of a job's checkpoints, or of a savepoint. */
  private static final Pattern ONE = Pattern.compile("[0-9a-f]{32}|savepoint-.+");

  private final Path folder;

  /**
   * @param uri of the folder, on any file system Flink knows
   */
  public RetainedCheckpoints(String uri) {
    this.folder = new Path(uri);
  }

  public static RetainedCheckpoints of(Runtime runtime) {
    return new RetainedCheckpoints(runtime.checkpointUri());
  }

  /** The newest complete one, as a restore path. */
  public Optional<String> newest() {
    return children(folder)
        .flatMap(run -> Stream.concat(Stream.of(run), checkpoints(run)))
        .flatMap(one -> children(one.getPath()))
        .filter(file -> file.getPath().getName().equals(COMPLETE))
        .max(Comparator.comparingLong(FileStatus::getModificationTime))
        .map(file -> file.getPath().getParent().toString());
  }

  /** Deletes all of them, and nothing else that lies there. */
  public void discard() {
    try {
      FileSystem files = folder.getFileSystem();
      for (FileStatus one : children(folder).toList()) {
        if (ONE.matcher(one.getPath().getName()).matches()) {
          files.delete(one.getPath(), true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the checkpoints in " + folder, e);
    }
  }

  private Stream<FileStatus> checkpoints(FileStatus run) {
    return run.isDir()
        ? children(run.getPath()).filter(child -> child.getPath().getName().startsWith(CHECKPOINT))
        : Stream.empty();
  }

  private Stream<FileStatus> children(Path parent) {
    try {
      FileSystem files = folder.getFileSystem();
      FileStatus[] found = files.listStatus(parent);
      return found == null ? Stream.empty() : Stream.of(found);
    } catch (FileNotFoundException nothingThere) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for checkpoints in " + parent, e);
    }
  }
}
