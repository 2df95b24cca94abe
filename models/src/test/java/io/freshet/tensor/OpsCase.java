package io.freshet.tensor;

import io.freshet.backend.naive.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One operation on seeded inputs of odd sizes, to be run on every back end. */
public interface OpsCase {
  List<Array> inputs();

  <T> T on(Ops<T> ops, List<T> in);

  /** How many of the first inputs have a gradient. */
  default int differentiable() {
    return (int) inputs().stream().takeWhile(in -> in.type() == Array.Type.NUMBER).count();
  }

  static Stream<OpsCase> all() {
    return Stream.of(
            Arrays.stream(Unary.values()).map(UnaryCase::new),
            Arrays.stream(Binary.values()).map(BinaryCase::new),
            Arrays.stream(Reduction.values()).map(ReductionCase::new),
            Arrays.stream(PrimitiveCase.values()),
            Arrays.stream(PictureCase.values()),
            Arrays.stream(CompositeCase.values()))
        .flatMap(cases -> cases);
  }

  /** Normal values that a float holds exactly. */
  static Array numbers(int... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    double[] data = new double[count(shape)];
    Arrays.setAll(data, i -> (float) random.nextGaussian());
    return Array.of(data, shape);
  }

  /** Between 0.2 and 2.2. */
  static Array positive(int... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    double[] data = new double[count(shape)];
    Arrays.setAll(data, i -> (float) (0.2 + 2 * random.nextDouble()));
    return Array.of(data, shape);
  }

  /** From 0 to below the bound. */
  static Array integers(int bound, int... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    return Array.integers(random.longs(count(shape), 0, bound).toArray(), shape);
  }

  /** True three times out of four, and always in the last place of a row. */
  static Array mask(int... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    int row = shape[shape.length - 1];
    double[] data = new double[count(shape)];
    Arrays.setAll(data, i -> i % row == row - 1 || random.nextInt(4) > 0 ? 1 : 0);
    return new Array(data, shape, Array.Type.MASK);
  }

  private static int count(int... shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** A mask as numbers, so that every back end can return it. */
  static <T> T asNumbers(Ops<T> ops, T mask) {
    return ops.where(mask, ops.scalar(1), ops.scalar(0));
  }

  /** Functions of one number. */
  record UnaryCase(Unary function) implements OpsCase {
    @Override
    public List<Array> inputs() {
      return switch (function) {
        case LOG, SQRT, RECIPROCAL -> List.of(positive(3, 7));
        case NOT -> List.of(mask(3, 7));
        case EXP, NEGATE, ABSOLUTE, SIN, COS, TANH, SIGMOID, ERF, RELU -> List.of(numbers(3, 7));
      };
    }

    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T out = ops.unary(function, in.get(0));
      return function == Unary.NOT ? asNumbers(ops, out) : out;
    }
  }

  /** Functions of two numbers that stretch each other. */
  record BinaryCase(Binary function) implements OpsCase {
    @Override
    public List<Array> inputs() {
      return switch (function) {
        case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM -> List.of(numbers(3, 1, 7), numbers(5, 1));
        case DIVIDE -> List.of(numbers(3, 1, 7), positive(5, 1));
        case EQUAL, LESS -> List.of(integers(3, 3, 1, 7), integers(3, 5, 1));
        case AND, OR -> List.of(mask(3, 1, 7), mask(5, 1));
      };
    }

    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T out = ops.binary(function, in.get(0), in.get(1));
      return switch (function) {
        case EQUAL, LESS, AND, OR -> asNumbers(ops, out);
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM -> out;
      };
    }
  }

  /** An axis in the middle and, in the same go, the last one. */
  record ReductionCase(Reduction reduction) implements OpsCase {
    @Override
    public List<Array> inputs() {
      return List.of(numbers(3, 5, 7));
    }

    @Override
    public <T> T on(Ops<T> ops, List<T> in) {
      T middle = ops.reduce(reduction, in.get(0), 1);
      return ops.add(middle, ops.reduce(reduction, in.get(0), -1));
    }
  }
}
