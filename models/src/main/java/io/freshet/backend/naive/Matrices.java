package io.freshet.backend.naive;

import io.freshet.tensor.Top;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Products and rankings. */
final class Matrices {
  private Matrices() {}

  /** The last two axes multiply, the others broadcast. */
  static Array multiply(Array a, Array b) {
    int rows = a.size(-2);
    int inner = a.size(-1);
    int columns = b.size(-1);
    if (inner != b.size(-2)) {
      throw new IllegalArgumentException(
          "cannot multiply matrices of %s and %s"
              .formatted(Arrays.toString(a.shape()), Arrays.toString(b.shape())));
    }
    int[] left = Arrays.copyOf(a.shape(), a.rank() - 2);
    int[] right = Arrays.copyOf(b.shape(), b.rank() - 2);
    int[] batch = Broadcast.shape(left, right);
    int[] leftPlaces = Broadcast.stretched(left, batch);
    int[] rightPlaces = Broadcast.stretched(right, batch);
    int[] shape = IntStream.concat(IntStream.of(batch), IntStream.of(rows, columns)).toArray();
    double[] data = new double[Array.count(shape)];
    for (int i = 0; i < leftPlaces.length; i++) {
      for (int row = 0; row < rows; row++) {
        int to = (i * rows + row) * columns;
        for (int k = 0; k < inner; k++) {
          double factor = a.data()[(leftPlaces[i] * rows + row) * inner + k];
          int from = (rightPlaces[i] * inner + k) * columns;
          for (int column = 0; column < columns; column++) {
            data[to + column] += factor * b.data()[from + column];
          }
        }
      }
    }
    return Array.of(data, shape);
  }

  static Top<Array> top(Array x, int k) {
    int size = x.size(-1);
    int[] shape = x.shapeWith(-1, k);
    double[] values = new double[Array.count(shape)];
    double[] indices = new double[values.length];
    for (int row = 0; row < values.length / k; row++) {
      int from = row * size;
      int[] best =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -x.data()[from + i]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int i = 0; i < k; i++) {
        values[row * k + i] = x.data()[from + best[i]];
        indices[row * k + i] = best[i];
      }
    }
    return new Top<>(Array.of(values, shape), new Array(indices, shape, Array.Type.INTEGER));
  }
}
