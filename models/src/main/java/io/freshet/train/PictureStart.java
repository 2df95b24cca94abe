package io.freshet.train;

import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parameters of a picture system start; those that are not told are drawn.
 *
 * @param origin tells starts apart
 * @param weights by path
 */
public record PictureStart(String origin, Map<String, Weights> weights) {
  public PictureStart {
    weights = Map.copyOf(weights);
  }

  /** All are drawn. */
  public static PictureStart drawn() {
    return new PictureStart("", Map.of());
  }

  /**
   * @throws IllegalArgumentException when the system has no such parameter
   */
  Map<String, Weights> over(Map<String, Weights> drawn) {
    Map<String, Weights> start = new LinkedHashMap<>(drawn);
    weights.forEach(
        (path, told) -> {
          Weights found = start.get(path);
          if (found == null || !Arrays.equals(found.shape(), told.shape())) {
            throw new IllegalArgumentException(
                "cannot start from %s: the system has no parameter %s of shape %s"
                    .formatted(origin, path, Arrays.toString(told.shape())));
          }
          start.put(path, told);
        });
    return start;
  }
}
