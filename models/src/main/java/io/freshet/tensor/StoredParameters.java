package io.freshet.tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Parameters read from weights by path, each turned into a back end's value once. */
public final class StoredParameters<T> implements Parameters<T> {
  private final Map<String, Weights> weights;
  private final BiFunction<String, Weights, T> load;
  private final Map<String, T> loaded = new HashMap<>();

  public StoredParameters(Map<String, Weights> weights, BiFunction<String, Weights, T> load) {
    this.weights = weights;
    this.load = load;
  }

  @Override
  public T get(String path, Initial initial, long... shape) {
    Weights found = weights.get(path);
    if (found == null) {
      throw new IllegalArgumentException(
          "the model needs parameter %s of shape %s, the weights hold %s"
              .formatted(path, Arrays.toString(shape), weights.keySet()));
    }
    if (!Arrays.equals(found.shape(), shape)) {
      throw new IllegalArgumentException(
          "the model needs parameter %s of shape %s, the weights hold it with shape %s"
              .formatted(path, Arrays.toString(shape), Arrays.toString(found.shape())));
    }
    return loaded.computeIfAbsent(path, p -> load.apply(p, found));
  }
}
