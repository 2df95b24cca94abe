package io.freshet.tensor;

/**
 * One walk through a model on one back end.
 *
 * @param ops the back end
 * @param parameters where parameters come from
 * @param path scope, a prefix of parameter paths, empty or ending in a slash
 * @param phase training or inference
 * @param taps who listens
 * @param reads which positions are read from what the next block returns
 */
public record Pass<T>(
    Ops<T> ops, Parameters<T> parameters, String path, Phase phase, Taps<T> taps, Reads reads) {

  public static <T> Pass<T> inference(Ops<T> ops, Parameters<T> parameters) {
    return new Pass<>(ops, parameters, "", new Phase.Inference(), Taps.none(), Reads.ALL);
  }

  public static <T> Pass<T> training(
      Ops<T> ops, Parameters<T> parameters, Phase.Training training) {
    return new Pass<>(ops, parameters, "", training, Taps.none(), Reads.ALL);
  }

  /** The same pass one scope deeper. */
  public Pass<T> in(String scope) {
    return new Pass<>(ops, parameters, path + scope + "/", phase, taps, reads);
  }

  public Pass<T> reading(Reads positions) {
    return new Pass<>(ops, parameters, path, phase, taps, positions);
  }

  public Pass<T> tappedBy(Taps<T> listener) {
    return new Pass<>(ops, parameters, path, phase, listener, reads);
  }

  public T parameter(String name, Initial initial, long... shape) {
    return parameters.get(path + name, initial, shape);
  }

  /** Of (B, L, …) the positions that are read: everything, or (B, 1, …). */
  public T positionsRead(T x) {
    return reads == Reads.ALL ? x : ops.slice(x, 1, Span.LAST);
  }

  /** Zeroes a share of the values and scales the others while training; else the identity. */
  public T dropout(String name, T x, double rate) {
    if (rate > 0 && phase instanceof Phase.Training training) {
      long seed = Seeds.mix(Seeds.mix(training.seed()) + training.step(), path + name);
      return ops.dropout(x, rate, seed);
    }
    return x;
  }

  public boolean taps(String name) {
    return taps.wants(path + name);
  }

  public void tap(String name, T value) {
    if (taps.wants(path + name)) {
      taps.put(path + name, value);
    }
  }
}
