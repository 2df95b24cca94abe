package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.Unusable;
import io.freshet.experiment.Variant;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.job.Runtime;
import io.freshet.job.operator.ModelSource;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.standalone.FolderLock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a job in this process stands on: asked for before it waits for anything. */
final class JobGround implements AutoCloseable {
  private final Optional<FolderLock> lock;
  private final Optional<String> newestCheckpoint;

  private JobGround(Optional<FolderLock> lock, Optional<String> newestCheckpoint) {
    this.lock = lock;
    this.newestCheckpoint = newestCheckpoint;
  }

  /**
   * Two jobs on one folder would each delete the other's checkpoints.
   *
   * @param key that names the folder
   * @throws Unusable when the folder of checkpoints cannot be used
   */
  static JobGround take(Runtime runtime, String key) {
    URI folder = URI.create(runtime.checkpointUri());
    Optional<FolderLock> lock =
        "file".equals(folder.getScheme())
            ? Optional.of(
                FolderLock.take(
                    Path.of(folder),
                    "the folder of checkpoints",
                    "stop it, or name another folder under " + key))
            : Optional.empty();
    try {
      return new JobGround(lock, RetainedCheckpoints.of(runtime).newest());
    } catch (UncheckedIOException e) {
      lock.ifPresent(FolderLock::close);
      throw new Unusable(SentenceOnFailure.sentence(e), e);
    }
  }

  Optional<String> newestCheckpoint() {
    return newestCheckpoint;
  }

  /**
   * @throws BadConfig naming every package that may not serve
   */
  void checkModels(RecommendConfig job) {
    List<String> problems = new ArrayList<>();
    for (Variant variant : job.experiment().variants()) {
      if (!variant.modelUri().equals(ModelSource.POPULARITY)) {
        check(variant).ifPresent(wrong -> problems.add(variantIs(variant, wrong)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadConfig(problems);
    }
  }

  private static String variantIs(Variant variant, String wrong) {
    return "variant '%s': %s".formatted(variant.name(), wrong);
  }

  private static Optional<String> check(Variant variant) {
    try {
      String found = ModelPackages.open(Path.of(variant.modelUri())).version();
      return variant.modelVersion().isEmpty() || variant.modelVersion().equals(found)
          ? Optional.empty()
          : Optional.of(
              "%s holds version %s, expected %s"
                  .formatted(variant.modelUri(), found, variant.modelVersion()));
    } catch (BadModelPackage e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    lock.ifPresent(FolderLock::close);
  }
}
