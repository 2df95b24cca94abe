package io.freshet.cli;

import io.freshet.measure.Keyed;
import io.freshet.measure.Ledger;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What picture systems are measured on.
 *
 * @param <R> what a row is
 */
interface VisionData<R extends Keyed> {
  Class<R> rows();

  /** That can read it. */
  List<PictureDefinition> systems();

  /** For a quick look. */
  List<PictureDefinition> first();

  /**
   * @param most pictures or clips to learn from
   * @throws Failure when they cannot be read
   */
  VisionRun.Pictured read(DatasetOptions dataset, int most);

  /**
   * @param work folder for checkpoints
   */
  R measure(VisionRun run, Path work, TrainingListener listener) throws IOException;

  /** The row with the latency that it has now. */
  R timed(VisionRun run, R row) throws IOException;

  /** A row in a few words. */
  String told(R row);

  VisionPage page(Ledger<R> ledger);
}
