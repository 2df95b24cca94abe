package io.freshet.tensor;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.ProjectedAttention.Projection;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/** Composites, which back ends may fuse. Every query sees at least one key. */
enum CompositeCase implements OpsCase {
  LINEAR(OpsCase.numbers(3, 5, 7), OpsCase.numbers(7, 11), OpsCase.numbers(11)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.linear(in.get(0), in.get(1), in.get(2));
    }
  },
  TWO_LINEARS(
      OpsCase.numbers(3, 5, 7),
      OpsCase.numbers(7, 11),
      OpsCase.numbers(11),
      OpsCase.numbers(11, 7),
      OpsCase.numbers(7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.linear(ops.linear(in.get(0), in.get(1), in.get(2)), in.get(3), in.get(4));
    }
  },
  SPLIT(OpsCase.numbers(3, 5, 21)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      List<T> parts = ops.split(in.get(0), 7, 3);
      return ops.add(parts.get(0), ops.multiply(parts.get(1), parts.get(2)));
    }
  },
  GELU(OpsCase.numbers(3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.gelu(in.get(0));
    }
  },
  GELU_OF_LINEAR(OpsCase.numbers(3, 5, 7), OpsCase.numbers(7, 11), OpsCase.numbers(11)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.gelu(ops.linear(in.get(0), in.get(1), in.get(2)));
    }
  },
  SOFTMAX(OpsCase.numbers(3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.add(ops.softmax(in.get(0), -1), ops.softmax(in.get(0), 1));
    }
  },
  LAYER_NORM(OpsCase.numbers(3, 5, 7), OpsCase.positive(7), OpsCase.numbers(7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.layerNorm(in.get(0), new Norm<>(in.get(1), in.get(2), 1e-5));
    }
  },
  SKIP_NORM(
      OpsCase.numbers(3, 5, 7), OpsCase.numbers(5, 7), OpsCase.positive(7), OpsCase.numbers(7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      Norm<T> norm = new Norm<>(in.get(2), in.get(3), 1e-5);
      Normed<T> normed = ops.skipNorm(in.get(0), in.get(1), norm);
      return ops.add(normed.sum(), normed.normed());
    }
  },
  SKIP_NORM_OF_LINEAR(
      OpsCase.numbers(3, 5, 7), OpsCase.numbers(7, 7), OpsCase.positive(7), OpsCase.numbers(7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T update = ops.linear(in.get(0), in.get(1), in.get(3));
      Normed<T> normed = ops.skipNorm(in.get(0), update, new Norm<>(in.get(2), in.get(3), 1e-5));
      return ops.add(normed.sum(), normed.normed());
    }
  },
  ATTENTION(OpsCase.numbers(2, 5, 6), OpsCase.numbers(2, 7, 6), OpsCase.positive(2, 7, 6)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return attend(ops, in, Visibility.of(Order.BOTH_WAYS));
    }
  },
  ATTENTION_CAUSAL(OpsCase.numbers(2, 7, 6), OpsCase.positive(2, 7, 6), OpsCase.numbers(2, 7, 6)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return attend(ops, in, Visibility.of(Order.CAUSAL));
    }
  },
  ATTENTION_PADDED(
      OpsCase.numbers(2, 5, 6),
      OpsCase.numbers(2, 7, 6),
      OpsCase.positive(2, 7, 6),
      OpsCase.mask(2, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return attend(ops, in, Visibility.<T>of(Order.BOTH_WAYS).withRealKeys(in.get(3)));
    }
  },
  CONVOLVE(OpsCase.numbers(3, 7, 5), OpsCase.numbers(4, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.convolve(new Convolution<>(in.get(0), in.get(1), 4));
    }
  },
  CONVOLVE_SHORTER_THAN_THE_KERNEL(OpsCase.numbers(3, 2, 5), OpsCase.numbers(4, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.convolve(new Convolution<>(in.get(0), in.get(1), 4));
    }
  },
  ATTENTION_MASKED(
      OpsCase.numbers(2, 5, 6),
      OpsCase.numbers(2, 7, 6),
      OpsCase.positive(2, 7, 6),
      OpsCase.numbers(1, 3, 5, 7),
      OpsCase.mask(2, 1, 5, 7),
      OpsCase.mask(2, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      Visibility<T> visibility =
          Visibility.<T>of(Order.BOTH_WAYS)
              .withBias(in.get(3))
              .withVisible(in.get(4))
              .withRealKeys(in.get(5));
      return attend(ops, in, visibility);
    }
  },
  PROJECTED_SELF_ATTENTION(
      OpsCase.numbers(2, 7, 5),
      OpsCase.numbers(5, 18),
      OpsCase.numbers(18),
      OpsCase.numbers(1, 3, 7, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      Visibility<T> visibility = Visibility.<T>of(Order.CAUSAL).withBias(in.get(3));
      return project(ops, in.get(0), in, visibility);
    }
  },
  PROJECTED_LAST_QUERY(
      OpsCase.numbers(2, 7, 5),
      OpsCase.numbers(5, 18),
      OpsCase.numbers(18),
      OpsCase.numbers(1, 3, 1, 7),
      OpsCase.mask(2, 1, 1, 7),
      OpsCase.mask(2, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      Visibility<T> visibility =
          Visibility.<T>of(Order.BOTH_WAYS)
              .withBias(in.get(3))
              .withVisible(in.get(4))
              .withRealKeys(in.get(5));
      return project(ops, ops.slice(in.get(0), 1, Span.LAST), in, visibility);
    }
  },
  SUM_ROWS(OpsCase.numbers(11, 7), OpsCase.integers(11, 3, 5, 4)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.sumRows(in.get(0), in.get(1));
    }
  },
  TIED_SCORES(OpsCase.numbers(3, 5), OpsCase.numbers(11, 5), OpsCase.numbers(11)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.tiedScores(new Output<>(in.get(0), in.get(1), in.get(2)));
    }
  };

  private static final Heads HEADS = new Heads(3, 2);

  private final List<Array> inputs;

  CompositeCase(Array... inputs) {
    this.inputs = List.of(inputs);
  }

  @Override
  public List<Array> inputs() {
    return inputs;
  }

  private static <T> T attend(Ops<T> ops, List<T> in, Visibility<T> visibility) {
    return ops.attention(new Attention<>(in.get(0), in.get(1), in.get(2), HEADS, visibility));
  }

  private static <T> T project(Ops<T> ops, T queries, List<T> in, Visibility<T> visibility) {
    Projection<T> projection = new Projection<>(in.get(1), in.get(2));
    return ops.projectedAttention(
        new ProjectedAttention<>(queries, in.get(0), projection, HEADS, visibility));
  }
}
