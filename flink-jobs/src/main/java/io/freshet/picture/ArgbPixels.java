package io.freshet.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Colours of a decoded picture as they were stored.
 *
 * <p>Java takes grey samples for light and not for sRGB, and would answer 188 for a stored 128:
 * they are read past its colour model.
 */
final class ArgbPixels {
  private ArgbPixels() {}

  /** Row by row, alpha not multiplied. */
  static int[] of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = new int[width * height];
    boolean grey = isGrey(image.getColorModel());
    for (int y = 0; y < height; y++) {
      if (grey) {
        greyRow(image, y, argb);
      } else {
        image.getRGB(0, y, width, 1, argb, y * width, width);
      }
    }
    return argb;
  }

  private static boolean isGrey(ColorModel colours) {
    return !(colours instanceof IndexColorModel)
        && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static void greyRow(BufferedImage image, int y, int[] argb) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int x0 = raster.getMinX();
    int y0 = raster.getMinY() + y;
    int[] grey = raster.getSamples(x0, y0, width, 1, 0, (int[]) null);
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    boolean transparent = raster.getNumBands() > 1;
    int[] alpha = transparent ? raster.getSamples(x0, y0, width, 1, 1, (int[]) null) : grey;
    for (int x = 0; x < width; x++) {
      int value = eightBits(grey[x], most);
      int opaque = transparent ? eightBits(alpha[x], most) : 0xFF;
      argb[y * width + x] = opaque << 24 | value << 16 | value << 8 | value;
    }
  }

  private static int eightBits(int sample, int most) {
    return (int) ((sample * 255L + most / 2) / most);
  }
}
