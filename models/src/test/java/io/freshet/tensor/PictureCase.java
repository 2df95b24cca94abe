package io.freshet.tensor;

import io.freshet.backend.naive.Array;
import java.util.List;

/** What is done with pictures. */
enum PictureCase implements OpsCase {
  CONVOLVE_2D(OpsCase.numbers(2, 3, 5, 7), OpsCase.numbers(4, 3, 3, 3), OpsCase.numbers(4)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.convolve2d(Convolution2d.of(in.get(0), in.get(1), in.get(2)).padded(1));
    }
  },
  CONVOLVE_2D_IN_STEPS(OpsCase.numbers(2, 3, 8, 7), OpsCase.numbers(5, 3, 3, 2)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.convolve2d(Convolution2d.of(in.get(0), in.get(1), null).strided(3).padded(2));
    }
  },
  CONVOLVE_2D_DILATED_IN_GROUPS(
      OpsCase.numbers(2, 6, 7, 9), OpsCase.numbers(9, 2, 3, 3), OpsCase.numbers(9)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.convolve2d(
          Convolution2d.of(in.get(0), in.get(1), in.get(2)).dilated(2).padded(1).grouped(3));
    }
  },
  POOL_MAX(OpsCase.numbers(2, 3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.pool(new Pooling<>(in.get(0), Pooling.Kind.MAX, 3, 2, 1));
    }
  },
  POOL_MEAN(OpsCase.numbers(2, 3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.pool(new Pooling<>(in.get(0), Pooling.Kind.MEAN, 3, 2, 1));
    }
  },
  POOL_SIDE_BY_SIDE(OpsCase.numbers(2, 3, 5, 7)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T max = ops.pool(Pooling.of(in.get(0), Pooling.Kind.MAX, 2));
      return ops.add(max, ops.pool(Pooling.of(in.get(0), Pooling.Kind.MEAN, 2)));
    }
  },
  /** Some of the points lie outside the picture. */
  SAMPLE(OpsCase.numbers(2, 3, 5, 7), OpsCase.numbers(2, 4, 3, 2)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.sample(in.get(0), in.get(1));
    }
  },
  SAMPLE_A_ROW(OpsCase.numbers(2, 3, 1, 7), OpsCase.numbers(2, 4, 3, 2)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.sample(in.get(0), in.get(1));
    }
  },
  GROUP_NORM(OpsCase.numbers(2, 6, 3, 5), OpsCase.numbers(6), OpsCase.numbers(6)) {
    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      return ops.groupNorm(in.get(0), 3, new Norm<>(in.get(1), in.get(2), 1e-5));
    }
  };

  private final List<Array> inputs;

  PictureCase(Array... inputs) {
    this.inputs = List.of(inputs);
  }

  @Override
  public List<Array> inputs() {
    return inputs;
  }
}
