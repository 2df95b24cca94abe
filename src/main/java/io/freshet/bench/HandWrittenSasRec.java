package io.freshet.bench;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.objective.TrainingBatch;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * SasRec as one would write it straight on libtorch: no operations layer, autograd through
 * libtorch's own cross-entropy, libtorch's own dropout and AdamW, on one thread. The yardstick for
 * the trainer. Legend: B batch, L length, D width, H heads, V items.
 */
final class HandWrittenSasRec implements AutoCloseable {
  private final TorchParameters parameters;
  private final AdamW optimiser;
  private final int depth;
  private final int heads;
  private final double dropout;

  /**
   * @param start parameters by the paths of the system
   */
  HandWrittenSasRec(Map<String, Weights> start, int depth, int heads, double dropout) {
    openblas_nolapack.blas_set_num_threads(1);
    torch.set_num_threads(1);
    this.parameters = TorchParameters.of(start);
    this.depth = depth;
    this.heads = heads;
    this.dropout = dropout;
    try (PointerScope scope = new PointerScope()) {
      TensorVector leaves = new TensorVector(parameters.leaves().values().toArray(Tensor[]::new));
      AdamWOptions options = new AdamWOptions(2e-3);
      options.weight_decay().put(0.01);
      this.optimiser = new AdamW(leaves, options);
      optimiser.retainReference();
    }
  }

  /** One step over micro-batches; returns the mean loss over their targets. */
  double step(List<TrainingBatch> batches) {
    int targets = batches.stream().mapToInt(b -> b.targets().length).sum();
    double sum = 0;
    for (TrainingBatch batch : batches) {
      try (PointerScope scope = new PointerScope()) {
        Tensor loss = loss(batch);
        sum += loss.item_double() * batch.targets().length;
        loss.mul(new Scalar((double) batch.targets().length / targets)).backward();
      }
    }
    try (PointerScope scope = new PointerScope()) {
      TensorVector leaves = new TensorVector(parameters.leaves().values().toArray(Tensor[]::new));
      torch.clip_grad_norm_(leaves, 5.0);
      optimiser.step();
      optimiser.zero_grad(false);
    }
    return sum / targets;
  }

  private Tensor loss(TrainingBatch batch) {
    long length = batch.length();
    Tensor items = TorchTensors.integers(batch.items(), batch.rows(), length);
    Tensor table = get("items/table");
    Tensor ages = torch.arange(new Scalar(length), longs()).neg().add(new Scalar(length - 1));
    Tensor x = torch.embedding(table, items).add(torch.embedding(get("positions/table"), ages));
    x = drop(x);
    Tensor mask = mask(items, length);
    for (int block = 0; block < depth; block++) {
      String at = "body/block" + block + "/";
      x = x.add(drop(attend(at + "mixer/", norm(at + "mixer/norm/", x), mask)));
      Tensor open = torch.gelu(linear(at + "feed/open/", norm(at + "feed/norm/", x)));
      x = x.add(drop(linear(at + "feed/close/", drop(open))));
    }
    x = norm("final/", x).reshape(-1, table.size(1));
    long catalogue = table.size(0) - 1;
    Tensor read =
        x.index_select(0, TorchTensors.integers(batch.positions(), batch.positions().length));
    Tensor bias = get("items/bias").narrow(0, 1, catalogue);
    Tensor scores = torch.addmm(bias, read, table.narrow(0, 1, catalogue).t());
    Tensor targets = TorchTensors.integers(batch.targets(), batch.targets().length);
    return torch.cross_entropy_loss(scores, targets.sub(new Scalar(1L)));
  }

  /** (B, 1, L, L) zero where a position may look, very low elsewhere. */
  private static Tensor mask(Tensor items, long length) {
    Tensor earlier = torch.ones(new long[] {length, length}, bools()).tril();
    Tensor real = items.ne(new Scalar(0L)).unsqueeze(1).unsqueeze(1);
    Tensor seen = earlier.logical_and(real);
    Tensor zero = torch.zeros(new long[0], new TensorOptions(ScalarType.Float));
    return torch.where(seen, zero, torch.full(new long[0], new Scalar(-1e9), floats()));
  }

  private Tensor attend(String at, Tensor x, Tensor mask) {
    long width = x.size(2);
    Tensor packed = linear(at + "qkv/", x).reshape(x.size(0), x.size(1), 3L * heads, width / heads);
    Tensor turned = packed.transpose(1, 2);
    Tensor mixed =
        torch.scaled_dot_product_attention(
            turned.narrow(1, 0, heads),
            turned.narrow(1, heads, heads),
            turned.narrow(1, 2L * heads, heads),
            new TensorOptional(mask),
            0.0,
            false,
            new DoubleOptional(),
            false);
    return linear(at + "out/", mixed.transpose(1, 2).reshape(x.size(0), x.size(1), width));
  }

  private Tensor linear(String at, Tensor x) {
    return torch.linear(x, get(at + "weight").t(), new TensorOptional(get(at + "bias")));
  }

  private Tensor norm(String at, Tensor x) {
    TensorOptional gain = new TensorOptional(get(at + "gain"));
    TensorOptional bias = new TensorOptional(get(at + "bias"));
    return torch.layer_norm(x, new long[] {x.size(-1)}, gain, bias, 1e-5, true);
  }

  private Tensor drop(Tensor x) {
    return torch.dropout(x, dropout, true);
  }

  private Tensor get(String path) {
    return Objects.requireNonNull(parameters.leaves().get(path), path);
  }

  private static TensorOptions longs() {
    return new TensorOptions(ScalarType.Long);
  }

  private static TensorOptions floats() {
    return new TensorOptions(ScalarType.Float);
  }

  private static TensorOptions bools() {
    return new TensorOptions(ScalarType.Bool);
  }

  @Override
  public void close() {
    optimiser.releaseReference();
    parameters.close();
  }
}
