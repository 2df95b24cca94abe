package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Weights of a system of clips, for clips of another number of frames. */
public final class ClipWeights {
  private ClipWeights() {}

  /**
   * What there is for each time, the first axis of its weights, is stretched evenly between the
   * first and the last time; all else stays as it is.
   *
   * @param weights by path
   * @param system made of the same parts, that reads the other clips
   * @throws IllegalArgumentException when they differ in more than that, saying where
   */
  public static Map<String, Weights> stretched(Map<String, Weights> weights, PictureSystem system) {
    Map<String, Weights> stretched = new TreeMap<>();
    Cost.declarations(system)
        .byPath()
        .forEach(
            (path, wanted) -> {
              Weights found = weights.get(path);
              if (found == null || !fits(found.shape(), wanted.shape())) {
                throw new IllegalArgumentException(
                    "cannot stretch weights to %s of %s: found %s at %s, expected %s"
                        .formatted(
                            system.name(),
                            system.reads(),
                            found == null ? "none" : Arrays.toString(found.shape()),
                            path,
                            Arrays.toString(wanted.shape())));
              }
              stretched.put(path, rows(found, wanted.shape()));
            });
    return stretched;
  }

  /** But for the first axis. */
  private static boolean fits(long[] found, long[] wanted) {
    return found.length == wanted.length
        && (found.length == 0 || Arrays.equals(found, 1, found.length, wanted, 1, wanted.length));
  }

  private static Weights rows(Weights found, long[] wanted) {
    if (Arrays.equals(found.shape(), wanted)) {
      return found;
    }
    int before = (int) found.shape()[0];
    int after = (int) wanted[0];
    int row = found.data().length / before;
    float[] data = new float[after * row];
    for (int time = 0; time < after; time++) {
      double at = after == 1 ? (before - 1) / 2.0 : time * (before - 1.0) / (after - 1);
      int lower = (int) at;
      int upper = Math.min(before - 1, lower + 1);
      for (int value = 0; value < row; value++) {
        double low = found.data()[lower * row + value];
        double high = found.data()[upper * row + value];
        data[time * row + value] = (float) (low + (at - lower) * (high - low));
      }
    }
    return new Weights(data, wanted);
  }
}
