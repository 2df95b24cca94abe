package io.freshet.bench;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Pass;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A system run operation by operation on libtorch, as its trainer does, on one thread. */
final class EagerModel implements AutoCloseable {
  private final RankingSystem system;
  private final TorchParameters parameters;

  private EagerModel(RankingSystem system, TorchParameters parameters) {
    this.system = system;
    this.parameters = parameters;
  }

  static EagerModel of(ReferenceModel model) {
    openblas_nolapack.blas_set_num_threads(1);
    torch.set_num_threads(1);
    return new EagerModel(model.system(), TorchParameters.of(model.weights()));
  }

  /** The best k items of each row, as Java values. */
  float[] best(long[] items, int rows, int k) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor scores =
          system.nextItemScores(
              Pass.inference(new TorchOps(), parameters),
              TorchTensors.integers(items, rows, items.length / rows));
      return TorchTensors.weights(torch.topk(scores, k).get0()).data();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
