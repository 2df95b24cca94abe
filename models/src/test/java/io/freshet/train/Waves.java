package io.freshet.train;

import io.freshet.data.PictureSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pictures of 8 x 8 with waves across or down, beginning with a hill or a valley: each pixel is as
 * often bright as dark, and a few of them tell all the others.
 */
final class Waves {
  private static final double LENGTH = 4;

  private Waves() {}

  static PictureSet of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * 64];
    byte[] labels = new byte[count];
    for (int picture = 0; picture < count; picture++) {
      double phase = random.nextInt(2) / 2.0 + 0.125;
      labels[picture] = (byte) random.nextInt(2);
      for (int pixel = 0; pixel < 64; pixel++) {
        int along = labels[picture] == 0 ? pixel / 8 : pixel % 8;
        double wave = Math.sin(2 * Math.PI * (along / LENGTH + phase));
        pixels[picture * 64 + pixel] = (byte) Math.round(127 + 120 * wave);
      }
    }
    PictureSet.Size size = new PictureSet.Size(1, 8, 8);
    return new PictureSet("waves", size, pixels, labels, List.of("across", "down"));
  }
}
