package io.freshet.job.encode;

import io.freshet.model.BadModelPackage;
import io.freshet.score.Device;
import io.freshet.score.EncoderLease;
import io.freshet.score.PictureScorer;
import io.freshet.score.Scorers;
import java.io.Serializable;
import java.nio.file.Path;

/** Where a task gets its encoder from: checked, loaded and ready. */
public interface EncoderSource extends Serializable {
  /** Slow. Throws when the package must not serve. */
  Opened open() throws BadModelPackage;

  /**
   * @param release gives the encoder back
   */
  record Opened(PictureScorer scorer, Runnable release) {}

  /**
   * From a package on disk, opened once in a process.
   *
   * @param folder of the package
   * @param device as {@link Device#parse} reads it
   */
  record Packaged(String folder, String device) implements EncoderSource {
    @Override
    public Opened open() throws BadModelPackage {
      EncoderLease lease = Scorers.acquireEncoder(Path.of(folder), Device.parse(device));
      return new Opened(lease.scorer(), lease::close);
    }
  }
}
