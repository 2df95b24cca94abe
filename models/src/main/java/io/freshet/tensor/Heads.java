package io.freshet.tensor;

/**
 * How attention divides its width.
 *
 * @param count H
 * @param width of one head
 */
public record Heads(int count, int width) {
  public static Heads of(int count, int modelWidth) {
    if (count < 1 || modelWidth % count != 0) {
      throw new IllegalArgumentException(
          "a width of %d does not divide into %d heads".formatted(modelWidth, count));
    }
    return new Heads(count, modelWidth / count);
  }

  /** What scores are multiplied with. */
  public double scale() {
    return 1 / Math.sqrt(width);
  }
}
