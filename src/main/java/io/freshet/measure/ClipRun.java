package io.freshet.measure;

import io.freshet.data.MovingFashionMnist;
import io.freshet.data.PictureSet;
import io.freshet.train.Training;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One system of clips trained from one seed, asked of the test clips and of a copy whose frames are
 * shuffled.
 *
 * @param run that trains and asks first
 */
public record ClipRun(VisionRun run) {
  /**
   * @param work checkpoints go to a folder below it, which is removed when all is measured
   */
  public ClipRow measure(Path work, TrainingListener listener) throws IOException {
    PictureSet test = run.pictured().test();
    return run.measure(
        work,
        listener,
        (row, model) ->
            new ClipRow(
                row,
                Training.accuracy(model, MovingFashionMnist.shuffled(test)),
                1.0 / test.classes().size()));
  }
}
