package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), on matrices only. Its moments
 * outlive every PointerScope; {@link #close} frees them.
 */
final class AdamW implements AutoCloseable {
  private static final double EPSILON = 1e-8;

  private final Optimisation settings;
  private final Map<String, Moments> moments = new LinkedHashMap<>();
  private long steps;

  AdamW(TorchParameters parameters, Optimisation settings) {
    this.settings = settings;
    try (PointerScope scope = new PointerScope()) {
      parameters
          .leaves()
          .forEach(
              (path, leaf) -> moments.put(path, Moments.kept(torch.zeros_like(leaf.detach()))));
    }
  }

  /**
   * Moves every leaf against its gradient.
   *
   * @param leaves by path, each with a gradient or none
   * @param rate learning rate
   * @param factor every gradient is multiplied by it first: clipping
   */
  void step(Map<String, Tensor> leaves, double rate, double factor) {
    steps++;
    double unbias1 = 1 - Math.pow(settings.firstDecay(), steps);
    double unbias2 = Math.sqrt(1 - Math.pow(settings.secondDecay(), steps));
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      leaves.forEach(
          (path, leaf) -> {
            Tensor gradient = leaf.grad();
            if (!gradient.defined()) {
              return;
            }
            Moments moment = Objects.requireNonNull(moments.get(path), path);
            moment.add(gradient.mul_(new Scalar(factor)), settings);
            Tensor deviation =
                moment.second().sqrt().div_(new Scalar(unbias2)).add_(new Scalar(EPSILON));
            Tensor value = leaf.detach();
            if (value.dim() > 1) {
              value.mul_(new Scalar(1 - rate * settings.weightDecay()));
            }
            value.addcdiv_(moment.first(), deviation, new Scalar(-rate / unbias1));
          });
    }
  }

  long steps() {
    return steps;
  }

  /** Copies of both moments: {@code first/<path>} and {@code second/<path>}. */
  Map<String, Weights> state() {
    Map<String, Weights> state = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      moments.forEach(
          (path, moment) -> {
            state.put("first/" + path, TorchTensors.weights(moment.first()));
            state.put("second/" + path, TorchTensors.weights(moment.second()));
          });
    }
    return state;
  }

  /** Goes on where {@link #state} was taken. */
  void restore(Map<String, Weights> state, long stepsDone) {
    steps = stepsDone;
    try (PointerScope scope = new PointerScope()) {
      moments.forEach(
          (path, moment) -> {
            moment.first().copy_(tensor(state, "first/" + path));
            moment.second().copy_(tensor(state, "second/" + path));
          });
    }
  }

  private static Tensor tensor(Map<String, Weights> state, String path) {
    Weights found = state.get(path);
    if (found == null) {
      throw new IllegalArgumentException(
          "the optimiser's state lacks %s, it has %d entries".formatted(path, state.size()));
    }
    return TorchTensors.of(found, ScalarType.Float);
  }

  @Override
  public void close() {
    moments.values().forEach(Moments::free);
  }

  /** Running means of a gradient and of its square. */
  private record Moments(Tensor first, Tensor second) {
    static Moments kept(Tensor zeros) {
      Moments kept = new Moments(zeros, torch.zeros_like(zeros));
      kept.first.retainReference();
      kept.second.retainReference();
      return kept;
    }

    void add(Tensor gradient, Optimisation settings) {
      first.mul_(new Scalar(settings.firstDecay()));
      first.add_(gradient, new Scalar(1 - settings.firstDecay()));
      second.mul_(new Scalar(settings.secondDecay()));
      second.addcmul_(gradient, gradient, new Scalar(1 - settings.secondDecay()));
    }

    void free() {
      first.releaseReference();
      second.releaseReference();
    }
  }
}
