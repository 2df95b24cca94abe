package io.freshet.backend.cost;

import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;

/** The sizes of a value's axes. */
public record Extents(List<Long> sizes) {
  public static Extents of(long... sizes) {
    return new Extents(Arrays.stream(sizes).boxed().toList());
  }

  public int rank() {
    return sizes.size();
  }

  /** Negative axes count from the end. */
  public long at(int axis) {
    return sizes.get(axis < 0 ? axis + rank() : axis);
  }

  public long count() {
    return sizes.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }

  public long[] toArray() {
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  Extents with(int axis, long size) {
    long[] changed = toArray();
    changed[axis < 0 ? axis + changed.length : axis] = size;
    return of(changed);
  }

  /** Axes are matched from the right; a size of 1 stretches. */
  static Extents broadcast(Extents a, Extents b) {
    int rank = Math.max(a.rank(), b.rank());
    long[] sizes = new long[rank];
    for (int i = 1; i <= rank; i++) {
      long left = i > a.rank() ? 1 : a.at(-i);
      long right = i > b.rank() ? 1 : b.at(-i);
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException("shapes %s and %s do not broadcast".formatted(a, b));
      }
      sizes[rank - i] = left == 1 ? right : left;
    }
    return of(sizes);
  }

  static Extents of(Weights weights) {
    return of(weights.shape());
  }

  @Override
  public String toString() {
    return sizes.toString();
  }
}
