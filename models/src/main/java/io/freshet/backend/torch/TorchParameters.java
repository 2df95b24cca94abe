package io.freshet.backend.torch;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Parameters;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Leaf tensors by path. They outlive every PointerScope; {@link #close} frees them. */
public final class TorchParameters implements Parameters<Tensor>, AutoCloseable {
  private final Map<String, Tensor> leaves;

  private TorchParameters(Map<String, Tensor> leaves) {
    this.leaves = leaves;
  }

  public static TorchParameters of(Map<String, Weights> weights) {
    return of(weights, ScalarType.Float);
  }

  public static TorchParameters of(Map<String, Weights> weights, ScalarType precision) {
    Map<String, Tensor> leaves = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      weights.forEach((path, w) -> leaves.put(path, leaf(TorchTensors.of(w, precision))));
    }
    return new TorchParameters(leaves);
  }

  /** Leaves on the same memory with gradients of their own: one for each training thread. */
  public TorchParameters view() {
    Map<String, Tensor> views = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      leaves.forEach((path, tensor) -> views.put(path, leaf(tensor.detach())));
    }
    return new TorchParameters(views);
  }

  private static Tensor leaf(Tensor tensor) {
    tensor.set_requires_grad(true);
    tensor.retainReference();
    return tensor;
  }

  @Override
  public Tensor get(String path, Initial initial, long... shape) {
    Tensor found = leaves.get(path);
    if (found == null || !Arrays.equals(TorchTensors.shape(found), shape)) {
      throw new IllegalArgumentException(
          "the model needs parameter %s of shape %s, found %s"
              .formatted(
                  path,
                  Arrays.toString(shape),
                  found == null
                      ? "only " + leaves.keySet()
                      : Arrays.toString(TorchTensors.shape(found))));
    }
    return found;
  }

  public Map<String, Tensor> leaves() {
    return leaves;
  }

  /** Copies, by path. */
  public Map<String, Weights> weights() {
    Map<String, Weights> weights = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      leaves.forEach((path, tensor) -> weights.put(path, TorchTensors.weights(tensor)));
    }
    return weights;
  }

  @Override
  public void close() {
    leaves.values().forEach(Tensor::releaseReference);
  }
}
