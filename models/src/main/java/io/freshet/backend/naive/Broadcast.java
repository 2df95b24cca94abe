package io.freshet.backend.naive;

import java.util.Arrays;

/** Where the values of a stretched array lie. Axes are matched from the right. */
final class Broadcast {
  private Broadcast() {}

  static int[] shape(int[] a, int[] b) {
    int rank = Math.max(a.length, b.length);
    int[] shape = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int left = i > a.length ? 1 : a[a.length - i];
      int right = i > b.length ? 1 : b[b.length - i];
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException(
            "shapes %s and %s do not broadcast".formatted(Arrays.toString(a), Arrays.toString(b)));
      }
      shape[rank - i] = left == 1 ? right : left;
    }
    return shape;
  }

  /** For each place of the wide shape, the place in an array of the narrow shape. */
  static int[] stretched(int[] narrow, int[] wide) {
    int[] strides = new int[wide.length];
    int stride = 1;
    for (int i = 1; i <= narrow.length; i++) {
      strides[wide.length - i] = narrow[narrow.length - i] == 1 ? 0 : stride;
      stride *= narrow[narrow.length - i];
    }
    return places(wide, strides);
  }

  /** Walks a shape in row-major order with any strides. */
  static int[] places(int[] shape, int[] strides) {
    int[] places = new int[Array.count(shape)];
    int[] index = new int[shape.length];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        place += strides[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        place -= index[axis] * strides[axis];
        index[axis] = 0;
      }
    }
    return places;
  }
}
