package io.freshet.train;

import io.freshet.config.FileProblem;
import io.freshet.config.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run's checkpoints go, if anywhere. */
final class CheckpointFolder {
  private final @Nullable Path folder;
  private final int everySteps;
  private final boolean resuming;

  private CheckpointFolder(@Nullable Path folder, int everySteps, boolean resuming) {
    this.folder = folder;
    this.everySteps = everySteps;
    this.resuming = resuming;
  }

  static CheckpointFolder of(Checkpointing wanted) {
    if (wanted instanceof Checkpointing.Fresh fresh) {
      return new CheckpointFolder(fresh.folder(), fresh.everySteps(), false);
    }
    if (wanted instanceof Checkpointing.Resume resume) {
      return new CheckpointFolder(resume.folder(), resume.everySteps(), true);
    }
    return new CheckpointFolder(null, 0, false);
  }

  /** What a message calls the newest checkpoint. */
  String name() {
    return folder == null ? "the beginning" : folder.resolve(Checkpoint.FILE).toString();
  }

  boolean due(long step) {
    return folder != null && step % everySteps == 0;
  }

  Optional<Checkpoint> found(String fingerprint) {
    if (folder == null || !resuming || !Files.exists(folder.resolve(Checkpoint.FILE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.read(folder, fingerprint));
    } catch (IOException e) {
      throw new Unusable(
          "cannot resume from the checkpoint in %s: %s".formatted(folder, FileProblem.reason(e)),
          e);
    }
  }

  void write(Checkpoint checkpoint) {
    if (folder == null) {
      return;
    }
    try {
      checkpoint.write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a checkpoint into " + folder, e);
    }
  }
}
