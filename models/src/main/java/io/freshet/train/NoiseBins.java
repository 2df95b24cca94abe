package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.system.picture.UVit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How wrong a U-ViT is, by how noisy the pictures are: the same noise every time.
 *
 * @param pictures numbers in the set
 */
record NoiseBins(UVit system, PictureSet set, List<Integer> pictures) {
  private static final int ROWS = 100;
  private static final long SEED = 22;

  /**
   * Mean squares of what is wrong of the noise, for equal parts of time from 0 to 1.
   *
   * @param bins how many
   */
  double[] losses(TorchParameters parameters, Workers workers, int bins) {
    List<Callable<double[][]>> tasks = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += ROWS) {
      List<Integer> part = pictures.subList(from, Math.min(pictures.size(), from + ROWS));
      long seed = SEED + from;
      tasks.add(() -> sums(parameters, NoisyPictures.of(set, part, 0, seed), bins));
    }
    double[] sums = new double[bins];
    double[] counts = new double[bins];
    for (double[][] part : workers.all(tasks)) {
      for (int bin = 0; bin < bins; bin++) {
        sums[bin] += part[0][bin];
        counts[bin] += part[1][bin];
      }
    }
    for (int bin = 0; bin < bins; bin++) {
      sums[bin] /= Math.max(1, counts[bin]);
    }
    return sums;
  }

  private double[][] sums(TorchParameters parameters, NoisyPictures noisy, int bins) {
    float[] losses = DenoisingLesson.losses(system, parameters, noisy);
    double[][] sums = new double[2][bins];
    for (int row = 0; row < losses.length; row++) {
      int bin = Math.min(bins - 1, (int) (noisy.moments()[row] * bins));
      sums[0][bin] += losses[row];
      sums[1][bin]++;
    }
    return sums;
  }
}
