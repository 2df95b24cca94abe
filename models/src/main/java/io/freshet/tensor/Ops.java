package io.freshet.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * The closed set of operations. Primitives have no body; composites are written in primitives, and
 * a back end may fuse them where that is faster, never where it is different. Axes may be negative:
 * they count from the end.
 *
 * @param <T> a value of the back end: an array, a libtorch tensor, an ONNX value, a shape
 */
public interface Ops<T> {
  // Sources

  T constant(Weights weights);

  /** (n) int64. */
  T integers(long... values);

  /** (n) int64: 0 to n - 1, n the size of that axis. */
  T range(T like, int axis);

  /** () int64, the size of that axis. */
  T size(T like, int axis);

  // Number by number

  T unary(Unary function, T x);

  T binary(Binary function, T a, T b);

  T scale(T x, double factor);

  T shift(T x, double term);

  /** Broadcasts all three. */
  T where(T mask, T yes, T no);

  /** Zeroes each value with this chance and divides the others by the chance to stay. */
  T dropout(T x, double rate, long seed);

  /** The same numbers, through which no gradient flows back. */
  T still(T x);

  // Shape

  T reshape(T x, Size... sizes);

  T transpose(T x, int... order);

  T slice(T x, int axis, Span span);

  T concat(int axis, List<T> parts);

  /** Zeros before the first position, as few as make the axis a multiple of this size. */
  T padFront(T x, int axis, int multiple);

  /** The last positions of an axis: as many as another value has there. */
  T lastLike(T x, int axis, T like);

  // Contraction, recurrence and lookup

  /** The last two axes multiply, the others broadcast. */
  T matmul(T a, T b);

  /** Rows of a table (N, …) at int64 indices (…): the shape of the indices, then of a row. */
  T gather(T table, T indices);

  /** The state after each position, (B, L, D). */
  T recur(Recurrence<T> recurrence);

  /** The state after each position, (B, L, D). */
  T remember(LongShortTerm<T> unit);

  /** (B, O, places down, places across). */
  T convolve2d(Convolution2d<T> convolution);

  /** (B, C, windows down, windows across). */
  T pool(Pooling<T> pooling);

  /**
   * What a picture shows at points between its pixels, by how near the four around a point are;
   * nothing outside it. From -1, the middle of the first pixel of an axis, to 1, that of the last.
   *
   * @param x (B, C, H, W)
   * @param grid (B, rows, columns, 2): across, down
   * @return (B, C, rows, columns)
   */
  T sample(T x, T grid);

  /** Values along one axis at int64 indices of the same rank. */
  T gatherAlong(T x, int axis, T indices);

  /** The axis stays with size 1. */
  T reduce(Reduction reduction, T x, int axis);

  /**
   * @param k (1) int64
   */
  Top<T> top(T x, T k);

  // Composites

  default T scalar(double value) {
    return constant(Weights.scalar(value));
  }

  default T add(T a, T b) {
    return binary(Binary.ADD, a, b);
  }

  default T subtract(T a, T b) {
    return binary(Binary.SUBTRACT, a, b);
  }

  default T multiply(T a, T b) {
    return binary(Binary.MULTIPLY, a, b);
  }

  /** Equal parts of the last axis. */
  default List<T> split(T x, long width, int parts) {
    List<T> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(slice(x, -1, Span.of(i * width, (i + 1) * width)));
    }
    return split;
  }

  /**
   * @param x (…, in)
   * @param weight (in, out)
   * @param bias (out)
   */
  default T linear(T x, T weight, T bias) {
    return add(matmul(x, weight), bias);
  }

  default T gelu(T x) {
    return multiply(scale(x, 0.5), shift(unary(Unary.ERF, scale(x, Math.sqrt(0.5))), 1));
  }

  default T softmax(T x, int axis) {
    T raised = unary(Unary.EXP, subtract(x, reduce(Reduction.MAX, x, axis)));
    return binary(Binary.DIVIDE, raised, reduce(Reduction.SUM, raised, axis));
  }

  default T layerNorm(T x, Norm<T> norm) {
    T centred = subtract(x, reduce(Reduction.MEAN, x, -1));
    T variance = reduce(Reduction.MEAN, multiply(centred, centred), -1);
    T deviation = unary(Unary.SQRT, shift(variance, norm.epsilon()));
    return add(multiply(binary(Binary.DIVIDE, centred, deviation), norm.gain()), norm.bias());
  }

  /**
   * Normalises (B, C, H, W) within groups of neighbouring channels.
   *
   * @param norm gain (C), bias (C)
   */
  default T groupNorm(T x, int groups, Norm<T> norm) {
    return ChannelGroups.norm(this, x, groups, norm);
  }

  /** Adds an update to the residual stream and normalises the sum. */
  default Normed<T> skipNorm(T stream, T update, Norm<T> norm) {
    T sum = add(stream, update);
    return new Normed<>(sum, layerNorm(sum, norm));
  }

  /**
   * The sum of the rows of a table (N, W) at int64 indices (B, L, K), of which 0 adds nothing: (B,
   * L, W).
   */
  default T sumRows(T table, T indices) {
    T real = binary(Binary.LESS, integers(0), indices);
    T ones = where(real, scalar(1), scalar(0));
    T column = reshape(ones, Size.SAME, Size.SAME, Size.SAME, Size.of(1));
    T rows = multiply(gather(table, indices), column);
    return reshape(reduce(Reduction.SUM, rows, 2), Size.SAME, Size.SAME, Size.REST);
  }

  /** (B, L, D). */
  default T convolve(Convolution<T> convolution) {
    return convolution.on(this);
  }

  /** (B, Lq, D). */
  default T attention(Attention<T> attention) {
    return AttentionSteps.of(this, attention).output();
  }

  /** (B, Lq, D). */
  default T projectedAttention(ProjectedAttention<T> attention) {
    return attention(AttentionSteps.project(this, attention));
  }

  /** (N, V + 1): scores of every item from one copy of the item table. */
  default T tiedScores(Output<T> output) {
    return add(matmul(output.hidden(), transpose(output.table(), 1, 0)), output.bias());
  }
}
