package io.freshet.similar;

/** A direction: what remains of a vector whose length says nothing. */
final class UnitVector {
  private UnitVector() {}

  /**
   * @throws IllegalArgumentException when there is no direction: another width than expected, no
   *     length, or a component that is no number
   */
  static float[] of(float[] vector, int width) {
    if (vector.length != width) {
      throw new IllegalArgumentException(
          "a vector has %d components, expected %d".formatted(vector.length, width));
    }
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0 && Double.isFinite(length))) {
      throw new IllegalArgumentException(
          "a vector has the length %s, expected a finite one above 0".formatted(length));
    }
    float[] unit = new float[width];
    for (int at = 0; at < width; at++) {
      unit[at] = (float) (vector[at] / length);
    }
    return unit;
  }
}
