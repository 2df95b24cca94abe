package io.freshet.train;

import io.freshet.data.PictureSet;
import io.freshet.objective.NoiseLevels;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A few pictures with noise.
 *
 * @param seen (B, C, H, W) with noise, of deviation 1
 * @param noise (B, C, H, W) that is in them
 * @param moments (B) from 0 to 1
 * @param labels (B) class and 1; 0 where it is not told
 */
record NoisyPictures(Weights seen, Weights noise, double[] moments, long[] labels) {
  /**
   * @param untold share of the pictures whose class is not told
   * @param seed of all that is drawn
   */
  static NoisyPictures of(PictureSet set, List<Integer> pictures, double untold, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PictureSet.Size size = set.size();
    int rows = pictures.size();
    double[] moments = NoiseLevels.moments(rows, random);
    float[] seen = new float[rows * size.values()];
    float[] noise = new float[rows * size.values()];
    long[] labels = new long[rows];
    int plane = size.height() * size.width();
    for (int channel = 0; channel < size.channels(); channel++) {
      double mean = set.mean(channel);
      double deviation = Math.max(1e-3, set.deviation(channel));
      for (int row = 0; row < rows; row++) {
        double signal = NoiseLevels.signal(moments[row]);
        double noisy = NoiseLevels.noise(moments[row]);
        for (int at = channel * plane; at < (channel + 1) * plane; at++) {
          double value = (set.value(pictures.get(row), at) - mean) / deviation;
          double drawn = random.nextGaussian();
          noise[row * size.values() + at] = (float) drawn;
          seen[row * size.values() + at] = (float) (signal * value + noisy * drawn);
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextDouble() < untold ? 0 : set.label(pictures.get(row)) + 1L;
    }
    long[] shape = {rows, size.channels(), size.height(), size.width()};
    return new NoisyPictures(new Weights(seen, shape), new Weights(noise, shape), moments, labels);
  }

  int rows() {
    return labels.length;
  }
}
