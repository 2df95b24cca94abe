package io.freshet.backend.naive;

import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers with a shape.
 *
 * @param data row-major; masks are 0 and 1
 * @param shape sizes of the axes
 * @param type what the numbers stand for
 */
public record Array(double[] data, int[] shape, Type type) {
  /** What numbers stand for. */
  public enum Type {
    NUMBER,
    INTEGER,
    MASK
  }

  public Array {
    if (data.length != count(shape)) {
      throw new IllegalArgumentException(
          "an array of shape %s needs %d values, found %d"
              .formatted(Arrays.toString(shape), count(shape), data.length));
    }
  }

  public static Array of(double[] data, int... shape) {
    return new Array(data, shape, Type.NUMBER);
  }

  public static Array of(Weights weights) {
    float[] from = weights.data();
    int[] shape = Arrays.stream(weights.shape()).mapToInt(Math::toIntExact).toArray();
    return generate(Type.NUMBER, shape, i -> from[i]);
  }

  public static Array integers(long[] values, int... shape) {
    return generate(Type.INTEGER, shape, i -> values[i]);
  }

  static Array generate(Type type, int[] shape, IntToDoubleFunction value) {
    double[] data = new double[count(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = value.applyAsDouble(i);
    }
    return new Array(data, shape, type);
  }

  static int count(int... shape) {
    int count = 1;
    for (int size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  int rank() {
    return shape.length;
  }

  /** Negative axes count from the end. */
  int axis(int axis) {
    return axis < 0 ? axis + shape.length : axis;
  }

  int size(int axis) {
    return shape[axis(axis)];
  }

  /** How many values one step along an axis jumps over. */
  int stride(int axis) {
    return count(Arrays.copyOfRange(shape, axis(axis) + 1, shape.length));
  }

  Array as(Type other) {
    return new Array(data, shape, other);
  }

  Array shaped(int... other) {
    return new Array(data, other, type);
  }

  int[] shapeWith(int axis, int size) {
    int[] changed = shape.clone();
    changed[axis(axis)] = size;
    return changed;
  }

  public Weights weights() {
    float[] floats = new float[data.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) data[i];
    }
    return new Weights(floats, Arrays.stream(shape).asLongStream().toArray());
  }
}
