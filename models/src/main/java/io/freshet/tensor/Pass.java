package io.freshet.tensor;

/**
 * One walk through a model on one back end.
 *
 * @param ops the back end
 * @param parameters where parameters come from
 * @param scope where in the model
 * @param phase training or inference
 * @param taps who listens
 * @param reads which positions are read from what the next block returns
 */
public record Pass<T>(
    Ops<T> ops, Parameters<T> parameters, Scope scope, Phase phase, Taps<T> taps, Reads reads) {

  public static <T> Pass<T> inference(Ops<T> ops, Parameters<T> parameters) {
    return new Pass<>(ops, parameters, Scope.ROOT, new Phase.Inference(), Taps.none(), Reads.ALL);
  }

  public static <T> Pass<T> training(
      Ops<T> ops, Parameters<T> parameters, Phase.Training training) {
    return new Pass<>(ops, parameters, Scope.ROOT, training, Taps.none(), Reads.ALL);
  }

  /** The same pass one scope deeper. */
  public Pass<T> in(String name) {
    return new Pass<>(ops, parameters, scope.in(name), phase, taps, reads);
  }

  /** The same pass one scope deeper, at a place that borrows the parameters of another. */
  public Pass<T> in(String place, String owner) {
    return new Pass<>(ops, parameters, scope.sharing(place, owner), phase, taps, reads);
  }

  public Pass<T> reading(Reads positions) {
    return new Pass<>(ops, parameters, scope, phase, taps, positions);
  }

  public Pass<T> tappedBy(Taps<T> listener) {
    return new Pass<>(ops, parameters, scope, phase, listener, reads);
  }

  public T parameter(String name, Initial initial, long... shape) {
    return parameters.get(scope.owner() + name, initial, shape);
  }

  /** Of (B, L, …) the positions that are read: everything, or (B, 1, …). */
  public T positionsRead(T x) {
    return reads == Reads.ALL ? x : ops.slice(x, 1, Span.LAST);
  }

  /** Zeroes a share of the values and scales the others while training; else the identity. */
  public T dropout(String name, T x, double rate) {
    if (rate > 0 && phase instanceof Phase.Training training) {
      long seed = Seeds.mix(Seeds.mix(training.seed()) + training.step(), scope.place() + name);
      return ops.dropout(x, rate, seed);
    }
    return x;
  }

  public boolean taps(String name) {
    return taps.wants(scope.place() + name);
  }

  public void tap(String name, T value) {
    if (taps.wants(scope.place() + name)) {
      taps.put(scope.place() + name, value);
    }
  }
}
