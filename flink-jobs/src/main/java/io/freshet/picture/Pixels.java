package io.freshet.picture;

/**
 * A decoded picture: colours as they are stored, sRGB, without transparency.
 *
 * @param rgb row by row, 0xRRGGBB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pixels(int width, int height, int[] rgb) {
  private static final int WHITE = 0xFF;

  public Pixels {
    if (width < 1 || height < 1 || rgb.length != width * height) {
      throw new IllegalArgumentException(
          "a picture of %d x %d has %d pixels".formatted(width, height, rgb.length));
    }
  }

  /**
   * On white, as shops show their pictures.
   *
   * @param argb row by row, alpha in the highest byte, not multiplied
   */
  static Pixels onWhite(int width, int height, int[] argb) {
    int[] rgb = new int[argb.length];
    for (int at = 0; at < argb.length; at++) {
      int colour = argb[at];
      int alpha = colour >>> 24;
      rgb[at] =
          alpha == 0xFF
              ? colour & 0xFFFFFF
              : over(colour >> 16 & 0xFF, alpha) << 16
                  | over(colour >> 8 & 0xFF, alpha) << 8
                  | over(colour & 0xFF, alpha);
    }
    return new Pixels(width, height, rgb);
  }

  private static int over(int value, int alpha) {
    return (value * alpha + WHITE * (0xFF - alpha) + 127) / 0xFF;
  }
}
