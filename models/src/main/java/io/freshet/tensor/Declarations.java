package io.freshet.tensor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Notes which parameters a pass asks for, in the order in which it asks. */
public final class Declarations<T> implements Parameters<T> {
  /** What a block said of one parameter. */
  public record Declaration(Initial initial, long[] shape) {}

  private final BiFunction<String, long[], T> stand;
  private final Map<String, Declaration> byPath = new LinkedHashMap<>();

  /**
   * @param stand makes the value a block goes on with, from path and shape
   */
  public Declarations(BiFunction<String, long[], T> stand) {
    this.stand = stand;
  }

  @Override
  public T get(String path, Initial initial, long... shape) {
    Declaration earlier = byPath.putIfAbsent(path, new Declaration(initial, shape));
    if (earlier != null && !Arrays.equals(earlier.shape(), shape)) {
      throw new IllegalArgumentException(
          "parameter %s was declared with shape %s and again with %s"
              .formatted(path, Arrays.toString(earlier.shape()), Arrays.toString(shape)));
    }
    return stand.apply(path, shape);
  }

  public Map<String, Declaration> byPath() {
    return byPath;
  }

  public long count() {
    return byPath.values().stream().mapToLong(d -> Weights.count(d.shape())).sum();
  }

  /** First values of every parameter, by path. */
  public Map<String, Weights> draw(long seed) {
    Map<String, Weights> drawn = new LinkedHashMap<>();
    byPath.forEach((path, d) -> drawn.put(path, d.initial().draw(seed, path, d.shape())));
    return drawn;
  }
}
