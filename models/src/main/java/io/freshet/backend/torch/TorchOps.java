package io.freshet.backend.torch;

import io.freshet.tensor.Attention;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Convolution;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Dropout;
import io.freshet.tensor.LongShortTerm;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pooling;
import io.freshet.tensor.Recurrence;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Top;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Operations on libtorch, with autograd where parameters ask for it. Make one for each pass, inside
 * the PointerScope of that pass: it keeps the attention mask that the blocks share.
 */
public final class TorchOps implements Ops<Tensor> {
  private final ScalarType precision;
  private final SdpaMask mask = new SdpaMask(this);

  public TorchOps() {
    this(ScalarType.Float);
  }

  /**
   * @param precision of constants; parameters bring their own
   */
  public TorchOps(ScalarType precision) {
    this.precision = precision;
  }

  @Override
  public Tensor constant(Weights weights) {
    return TorchTensors.of(weights, precision);
  }

  @Override
  public Tensor integers(long... values) {
    return TorchTensors.integers(values, values.length);
  }

  @Override
  public Tensor range(Tensor like, int axis) {
    return torch.arange(new Scalar(like.size(axis)), new TensorOptions(ScalarType.Long));
  }

  @Override
  public Tensor size(Tensor like, int axis) {
    return TorchTensors.integers(new long[] {like.size(axis)});
  }

  @Override
  public Tensor unary(Unary function, Tensor x) {
    return switch (function) {
      case EXP -> x.exp();
      case LOG -> x.log();
      case SQRT -> x.sqrt();
      case RECIPROCAL -> x.reciprocal();
      case NEGATE -> x.neg();
      case ABSOLUTE -> x.abs();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case ERF -> x.erf();
      case RELU -> x.relu();
      case NOT -> x.logical_not();
    };
  }

  @Override
  public Tensor binary(Binary function, Tensor a, Tensor b) {
    return switch (function) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.sub(b);
      case MULTIPLY -> a.mul(b);
      case DIVIDE -> a.div(b);
      case MAXIMUM -> a.maximum(b);
      case MINIMUM -> a.minimum(b);
      case EQUAL -> a.eq(b);
      case LESS -> a.lt(b);
      case AND -> a.logical_and(b);
      case OR -> a.logical_or(b);
    };
  }

  @Override
  public Tensor scale(Tensor x, double factor) {
    return x.mul(new Scalar(factor));
  }

  @Override
  public Tensor shift(Tensor x, double term) {
    return x.is_floating_point() ? x.add(new Scalar(term)) : x.add(new Scalar(Math.round(term)));
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no) {
    return torch.where(condition, yes, no);
  }

  @Override
  public Tensor dropout(Tensor x, double rate, long seed) {
    long[] shape = TorchTensors.shape(x);
    float[] kept = Dropout.draw(Weights.count(shape), rate, seed);
    return x.mul(TorchTensors.of(new Weights(kept, shape), x.scalar_type()));
  }

  @Override
  public Tensor still(Tensor x) {
    return x.detach();
  }

  @Override
  public Tensor reshape(Tensor x, Size... sizes) {
    long[] shape = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] instanceof Size.Fixed fixed) {
        shape[i] = fixed.size();
      } else {
        shape[i] = sizes[i] == Size.SAME ? x.size(i) : -1;
      }
    }
    return x.reshape(shape);
  }

  @Override
  public Tensor transpose(Tensor x, int... order) {
    long[] axes = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      axes[i] = order[i];
    }
    return x.permute(axes);
  }

  @Override
  public Tensor slice(Tensor x, int axis, Span span) {
    long size = x.size(axis);
    return x.slice(axis, new LongOptional(span.start(size)), new LongOptional(span.stop(size)), 1);
  }

  @Override
  public Tensor concat(int axis, List<Tensor> parts) {
    return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), axis);
  }

  @Override
  public Tensor padFront(Tensor x, int axis, int multiple) {
    long[] shape = TorchTensors.shape(x);
    shape[axis] = Math.floorMod(-shape[axis], (long) multiple);
    return shape[axis] == 0 ? x : concat(axis, List.of(torch.zeros(shape, x.options()), x));
  }

  @Override
  public Tensor lastLike(Tensor x, int axis, Tensor like) {
    return slice(x, axis, Span.of(-like.size(axis), Span.END));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    return a.matmul(b);
  }

  @Override
  public Tensor recur(Recurrence<Tensor> recurrence) {
    Tensor x = recurrence.x();
    long[] start = {1, x.size(0), recurrence.state().size(0)};
    TensorVector parameters =
        new TensorVector(
            recurrence.input().t().contiguous(),
            recurrence.state().t().contiguous(),
            recurrence.inputBias(),
            recurrence.stateBias());
    Tensor zeros = torch.zeros(start, x.options());
    return torch.gru(x, zeros, parameters, true, 1, 0, true, false, true).get0();
  }

  @Override
  public Tensor remember(LongShortTerm<Tensor> unit) {
    Tensor x = unit.x();
    Tensor zeros = torch.zeros(new long[] {1, x.size(0), unit.state().size(0)}, x.options());
    TensorVector parameters =
        new TensorVector(
            unit.input().t().contiguous(),
            unit.state().t().contiguous(),
            unit.bias(),
            torch.zeros_like(unit.bias()));
    TensorVector start = new TensorVector(zeros, zeros);
    return torch.lstm(x, start, parameters, true, 1, 0, true, false, true).get0();
  }

  @Override
  public Tensor convolve2d(Convolution2d<Tensor> convolution) {
    return Pictures.convolve(convolution);
  }

  @Override
  public Tensor pool(Pooling<Tensor> pooling) {
    return Pictures.pool(pooling);
  }

  @Override
  public Tensor sample(Tensor x, Tensor grid) {
    return Pictures.sample(x, grid);
  }

  @Override
  public Tensor gather(Tensor table, Tensor indices) {
    if (table.dim() == 2) {
      return torch.embedding(table, indices);
    }
    long[] row = TorchTensors.shape(table);
    long[] shape = new long[(int) indices.dim() + row.length - 1];
    System.arraycopy(TorchTensors.shape(indices), 0, shape, 0, (int) indices.dim());
    System.arraycopy(row, 1, shape, (int) indices.dim(), row.length - 1);
    return table.index_select(0, indices.reshape(-1)).reshape(shape);
  }

  @Override
  public Tensor sumRows(Tensor table, Tensor indices) {
    long bags = indices.size(0) * indices.size(1);
    Tensor starts =
        torch
            .arange(new Scalar(bags), new TensorOptions(ScalarType.Long))
            .mul(new Scalar(indices.size(2)));
    int sum = 0;
    Tensor sums =
        torch
            .embedding_bag(
                table,
                indices.reshape(-1),
                starts,
                false,
                sum,
                false,
                new TensorOptional(),
                false,
                new LongOptional(0))
            .get0();
    return sums.reshape(indices.size(0), indices.size(1), table.size(1));
  }

  @Override
  public Tensor gatherAlong(Tensor x, int axis, Tensor indices) {
    return x.gather(axis, indices);
  }

  @Override
  public Tensor reduce(Reduction reduction, Tensor x, int axis) {
    long[] axes = {axis};
    return switch (reduction) {
      case SUM -> x.sum(axes, true, TorchTensors.SAME_TYPE);
      case MEAN -> x.mean(axes, true, TorchTensors.SAME_TYPE);
      case MAX -> x.amax(axes, true);
    };
  }

  @Override
  public Top<Tensor> top(Tensor x, Tensor k) {
    T_TensorTensor_T best = torch.topk(x, k.item_long());
    return new Top<>(best.get0(), best.get1());
  }

  // Composites that libtorch has whole

  @Override
  public Tensor scalar(double value) {
    return torch.full(new long[0], new Scalar(value), new TensorOptions(precision));
  }

  @Override
  public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    if (weight.dim() != 2) {
      return Ops.super.linear(x, weight, bias);
    }
    return torch.linear(x, weight.t(), new TensorOptional(bias));
  }

  @Override
  public Tensor gelu(Tensor x) {
    return torch.gelu(x);
  }

  @Override
  public Tensor softmax(Tensor x, int axis) {
    return x.softmax(axis);
  }

  @Override
  public Tensor layerNorm(Tensor x, Norm<Tensor> norm) {
    TensorOptional gain = new TensorOptional(norm.gain());
    TensorOptional bias = new TensorOptional(norm.bias());
    return torch.layer_norm(x, new long[] {x.size(-1)}, gain, bias, norm.epsilon(), true);
  }

  @Override
  public Tensor groupNorm(Tensor x, int groups, Norm<Tensor> norm) {
    return Pictures.groupNorm(x, groups, norm);
  }

  @Override
  public Tensor convolve(Convolution<Tensor> convolution) {
    Tensor x = convolution.x().transpose(1, 2);
    Tensor kernel = convolution.kernel().t().unsqueeze(1);
    long length = x.size(2);
    Tensor mixed =
        torch.conv1d(
            x,
            kernel,
            new TensorOptional(),
            new long[] {1},
            new long[] {convolution.taps() - 1L},
            new long[] {1},
            kernel.size(0));
    return mixed.narrow(2, 0, length).transpose(1, 2);
  }

  @Override
  public Tensor attention(Attention<Tensor> attention) {
    return Sdpa.attend(this, attention, mask);
  }

  @Override
  public Tensor tiedScores(Output<Tensor> output) {
    return torch.addmm(output.bias(), output.hidden(), output.table().t());
  }
}
