package io.freshet.tensor;

import io.freshet.backend.naive.Array;
import java.util.List;

/** Primitives that move values, multiply matrices, look up and rank. */
enum PrimitiveCase implements OpsCase {
  CONSTANT(OpsCase.numbers(3, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.add(
          in.get(0), ops.constant(new Weights(new float[] {1, 2, 3, 4, 5}, new long[] {5})));
    }
  },
  RANGE_AND_SIZE(OpsCase.integers(9, 3, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T ages = ops.subtract(ops.shift(ops.size(in.get(0), 1), -1), ops.range(in.get(0), -1));
      return ops.add(in.get(0), ages);
    }
  },
  SCALE_AND_SHIFT(OpsCase.numbers(3, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.shift(ops.scale(in.get(0), 1.7), -0.3);
    }
  },
  STILL(OpsCase.integers(9, 3, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.shift(ops.still(in.get(0)), 1);
    }
  },
  WHERE(OpsCase.numbers(3, 1, 7), OpsCase.numbers(1, 5, 1), OpsCase.mask(5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.where(in.get(2), in.get(0), in.get(1));
    }
  },
  RESHAPE_KEEPS(OpsCase.numbers(3, 5, 14)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.reshape(in.get(0), Size.SAME, Size.SAME, Size.of(2), Size.of(7));
    }
  },
  RESHAPE_FLATTENS(OpsCase.numbers(3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.reshape(in.get(0), Size.REST, Size.of(7));
    }
  },
  TRANSPOSE(OpsCase.numbers(2, 3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.transpose(in.get(0), 2, 0, 3, 1);
    }
  },
  SLICE_FROM_THE_END(OpsCase.numbers(3, 7, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.slice(in.get(0), 1, Span.of(-4, -1));
    }
  },
  SLICE_LAST_POSITION(OpsCase.numbers(3, 7, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.slice(in.get(0), 1, Span.LAST);
    }
  },
  CONCAT(OpsCase.numbers(3, 2, 5), OpsCase.numbers(3, 7, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.concat(1, List.of(in.get(0), in.get(1), in.get(0)));
    }
  },
  PAD_FRONT(OpsCase.numbers(3, 7, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.padFront(in.get(0), 1, 4);
    }
  },
  PAD_FRONT_OF_A_MULTIPLE(OpsCase.numbers(3, 8, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.padFront(in.get(0), 1, 4);
    }
  },
  PAD_FRONT_OF_A_MASK(OpsCase.mask(3, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return OpsCase.asNumbers(ops, ops.padFront(in.get(0), 1, 5));
    }
  },
  LAST_LIKE(OpsCase.numbers(3, 7, 5), OpsCase.numbers(2, 4)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.lastLike(in.get(0), 1, in.get(1));
    }

    @Override
    public int differentiable() {
      return 1;
    }
  },
  MATMUL(OpsCase.numbers(3, 1, 5, 7), OpsCase.numbers(2, 7, 11)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.matmul(in.get(0), in.get(1));
    }
  },
  RECUR(
      OpsCase.numbers(3, 5, 4),
      OpsCase.numbers(4, 6),
      OpsCase.numbers(2, 6),
      OpsCase.numbers(6),
      OpsCase.positive(6)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.recur(new Recurrence<>(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), 2));
    }
  },
  REMEMBER(
      OpsCase.numbers(3, 5, 4), OpsCase.numbers(4, 8), OpsCase.numbers(2, 8), OpsCase.numbers(8)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.remember(new LongShortTerm<>(in.get(0), in.get(1), in.get(2), in.get(3), 2));
    }
  },
  GATHER(OpsCase.numbers(11, 7), OpsCase.integers(11, 3, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.gather(in.get(0), in.get(1));
    }
  },
  GATHER_WIDE_ROWS(OpsCase.numbers(11, 2, 3), OpsCase.integers(11, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.gather(in.get(0), in.get(1));
    }
  },
  GATHER_ALONG(OpsCase.numbers(3, 7, 5), OpsCase.integers(7, 3, 4, 5)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.gatherAlong(in.get(0), 1, in.get(1));
    }
  },
  TOP_VALUES(OpsCase.numbers(3, 13)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.top(in.get(0), ops.integers(1)).values();
    }
  },
  TOP_INDICES(OpsCase.numbers(3, 13)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.top(in.get(0), ops.integers(1)).indices();
    }

    @Override
    public int differentiable() {
      return 0;
    }
  };

  private final List<Array> inputs;

  PrimitiveCase(Array... inputs) {
    this.inputs = List.of(inputs);
  }

  @Override
  public List<Array> inputs() {
    return inputs;
  }
}
