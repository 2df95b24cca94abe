package io.freshet.train;

import io.freshet.data.PictureSet;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of 8 x 8 with a bar across or down, in noise. */
final class Bars {
  private Bars() {}

  static PictureSet of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * 64];
    byte[] labels = new byte[count];
    for (int picture = 0; picture < count; picture++) {
      int at = 1 + random.nextInt(6);
      labels[picture] = (byte) random.nextInt(2);
      for (int pixel = 0; pixel < 64; pixel++) {
        boolean bar = (labels[picture] == 0 ? pixel / 8 : pixel % 8) == at;
        pixels[picture * 64 + pixel] = (byte) (random.nextInt(60) + (bar ? 150 : 0));
      }
    }
    PictureSet.Size size = new PictureSet.Size(1, 8, 8);
    return new PictureSet("bars", size, pixels, labels, List.of("across", "down"));
  }
}
