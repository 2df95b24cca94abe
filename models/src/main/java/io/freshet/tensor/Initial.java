package io.freshet.tensor;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** How a parameter starts. */
public sealed interface Initial {
  Initial ZEROS = new Constant(0);
  Initial ONES = new Constant(1);

  /** Every value the same. */
  record Constant(float value) implements Initial {}

  /** Independent normal values around zero. */
  record Normal(double deviation) implements Initial {}

  static Initial normal(double deviation) {
    return new Normal(deviation);
  }

  /** Keeps the variance of what flows through a map from this many inputs. */
  static Initial fanIn(long inputs) {
    return new Normal(1 / Math.sqrt(inputs));
  }

  /** The same seed and path give the same values on every back end. */
  default Weights draw(long seed, String path, long... shape) {
    float[] data = new float[Weights.count(shape)];
    if (this instanceof Normal normal) {
      RandomGenerator random = new SplittableRandom(Seeds.mix(seed, path));
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (random.nextGaussian() * normal.deviation());
      }
    } else if (this instanceof Constant constant) {
      Arrays.fill(data, constant.value());
    }
    return new Weights(data, shape);
  }
}
