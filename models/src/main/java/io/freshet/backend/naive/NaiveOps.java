package io.freshet.backend.naive;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Dropout;
import io.freshet.tensor.LongShortTerm;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pooling;
import io.freshet.tensor.Recurrence;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Top;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The truth: every primitive on plain doubles, no composite of its own. */
public final class NaiveOps implements Ops<Array> {
  @Override
  public Array constant(Weights weights) {
    return Array.of(weights);
  }

  @Override
  public Array integers(long... values) {
    return Array.integers(values, values.length);
  }

  @Override
  public Array range(Array like, int axis) {
    return Array.generate(Type.INTEGER, new int[] {like.size(axis)}, i -> i);
  }

  @Override
  public Array size(Array like, int axis) {
    return Array.integers(new long[] {like.size(axis)});
  }

  @Override
  public Array unary(Unary function, Array x) {
    double[] in = x.data();
    return Array.generate(x.type(), x.shape(), i -> Functions.apply(function, in[i]));
  }

  @Override
  public Array binary(Binary function, Array a, Array b) {
    int[] shape = Broadcast.shape(a.shape(), b.shape());
    int[] left = Broadcast.stretched(a.shape(), shape);
    int[] right = Broadcast.stretched(b.shape(), shape);
    boolean compares = function == Binary.EQUAL || function == Binary.LESS;
    return Array.generate(
        compares ? Type.MASK : a.type(),
        shape,
        i -> Functions.apply(function, a.data()[left[i]], b.data()[right[i]]));
  }

  @Override
  public Array scale(Array x, double factor) {
    return Array.generate(x.type(), x.shape(), i -> x.data()[i] * factor);
  }

  @Override
  public Array shift(Array x, double term) {
    return Array.generate(x.type(), x.shape(), i -> x.data()[i] + term);
  }

  @Override
  public Array where(Array mask, Array yes, Array no) {
    int[] shape = Broadcast.shape(mask.shape(), Broadcast.shape(yes.shape(), no.shape()));
    int[] choice = Broadcast.stretched(mask.shape(), shape);
    int[] left = Broadcast.stretched(yes.shape(), shape);
    int[] right = Broadcast.stretched(no.shape(), shape);
    return Array.generate(
        yes.type(),
        shape,
        i -> mask.data()[choice[i]] != 0 ? yes.data()[left[i]] : no.data()[right[i]]);
  }

  @Override
  public Array dropout(Array x, double rate, long seed) {
    float[] factors = Dropout.draw(x.data().length, rate, seed);
    return Array.generate(x.type(), x.shape(), i -> x.data()[i] * factors[i]);
  }

  @Override
  public Array still(Array x) {
    return x;
  }

  @Override
  public Array reshape(Array x, Size... sizes) {
    int[] shape = new int[sizes.length];
    int known = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != Size.REST) {
        shape[i] = sizes[i] instanceof Size.Fixed fixed ? Math.toIntExact(fixed.size()) : x.size(i);
        known *= shape[i];
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == Size.REST) {
        shape[i] = x.data().length / known;
      }
    }
    return x.shaped(shape);
  }

  @Override
  public Array transpose(Array x, int... order) {
    int[] shape = IntStream.of(order).map(x::size).toArray();
    int[] strides = IntStream.of(order).map(x::stride).toArray();
    return picked(x, shape, Broadcast.places(shape, strides));
  }

  @Override
  public Array slice(Array x, int axis, Span span) {
    int from = Math.toIntExact(span.start(x.size(axis)));
    int to = Math.toIntExact(span.stop(x.size(axis)));
    int[] shape = x.shapeWith(axis, Math.max(0, to - from));
    int[] strides = IntStream.range(0, x.rank()).map(x::stride).toArray();
    int[] places = Broadcast.places(shape, strides);
    int offset = from * x.stride(axis);
    return picked(x, shape, Arrays.stream(places).map(place -> place + offset).toArray());
  }

  @Override
  public Array concat(int axis, List<Array> parts) {
    Array first = parts.get(0);
    int size = parts.stream().mapToInt(part -> part.size(axis)).sum();
    int[] shape = first.shapeWith(axis, size);
    int inner = first.stride(axis);
    int outer = Array.count(Arrays.copyOf(shape, first.axis(axis)));
    double[] data = new double[Array.count(shape)];
    int to = 0;
    for (int row = 0; row < outer; row++) {
      for (Array part : parts) {
        int run = part.size(axis) * inner;
        System.arraycopy(part.data(), row * run, data, to, run);
        to += run;
      }
    }
    return new Array(data, shape, first.type());
  }

  @Override
  public Array padFront(Array x, int axis, int multiple) {
    int missing = Math.floorMod(-x.size(axis), multiple);
    int[] shape = x.shapeWith(axis, missing);
    Array zeros = new Array(new double[Array.count(shape)], shape, x.type());
    return concat(axis, List.of(zeros, x));
  }

  @Override
  public Array lastLike(Array x, int axis, Array like) {
    return slice(x, axis, Span.of(-like.size(axis), Span.END));
  }

  @Override
  public Array matmul(Array a, Array b) {
    return Matrices.multiply(a, b);
  }

  @Override
  public Array recur(Recurrence<Array> recurrence) {
    return Recurrences.states(recurrence);
  }

  @Override
  public Array remember(LongShortTerm<Array> unit) {
    return LongShortTerms.states(unit);
  }

  @Override
  public Array convolve2d(Convolution2d<Array> convolution) {
    return Pictures.convolve(convolution);
  }

  @Override
  public Array pool(Pooling<Array> pooling) {
    return Pictures.pool(pooling);
  }

  @Override
  public Array sample(Array x, Array grid) {
    return Pictures.sample(x, grid);
  }

  @Override
  public Array gather(Array table, Array indices) {
    int row = table.stride(0);
    int[] rest = Arrays.copyOfRange(table.shape(), 1, table.rank());
    int[] shape = IntStream.concat(IntStream.of(indices.shape()), IntStream.of(rest)).toArray();
    return Array.generate(
        table.type(), shape, i -> table.data()[(int) indices.data()[i / row] * row + i % row]);
  }

  @Override
  public Array gatherAlong(Array x, int axis, Array indices) {
    int stride = x.stride(axis);
    int[] strides = IntStream.range(0, x.rank()).map(x::stride).toArray();
    strides[x.axis(axis)] = 0;
    int[] places = Broadcast.places(indices.shape(), strides);
    return Array.generate(
        x.type(), indices.shape(), i -> x.data()[places[i] + (int) indices.data()[i] * stride]);
  }

  @Override
  public Array reduce(Reduction reduction, Array x, int axis) {
    int size = x.size(axis);
    int stride = x.stride(axis);
    return Array.generate(
        x.type(),
        x.shapeWith(axis, 1),
        i -> reduce(reduction, x.data(), i / stride * stride * size + i % stride, stride, size));
  }

  private static double reduce(Reduction reduction, double[] data, int from, int stride, int size) {
    double sum = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double value = data[from + i * stride];
      sum += value;
      max = Math.max(max, value);
    }
    return switch (reduction) {
      case SUM -> sum;
      case MEAN -> sum / size;
      case MAX -> max;
    };
  }

  @Override
  public Top<Array> top(Array x, Array k) {
    return Matrices.top(x, (int) k.data()[0]);
  }

  private static Array picked(Array x, int[] shape, int[] places) {
    return Array.generate(x.type(), shape, i -> x.data()[places[i]]);
  }
}
