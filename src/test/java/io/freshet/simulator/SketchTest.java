package io.freshet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final int EVERY = 8;

  @Test
  void isTheSameForTheSameItem() {
    Shop shop = Shop.seeded(1);
    assertThat(Sketch.of(shop.item(7)).png()).isEqualTo(Sketch.of(shop.item(7)).png());
    assertThat(Sketch.of(shop.item(7)).png()).isNotEqualTo(Sketch.of(shop.item(8)).png());
  }

  @Test
  void isSmallAndShowsSomethingOfEveryCategory() {
    float[] look = Shop.unit(new Random(3));
    for (int category = 0; category < ShopWords.CATEGORIES.size(); category++) {
      byte[] file = new Sketch(category, look, 1).png();
      BufferedImage image = image(file);
      long painted = painted(image);
      assertThat(file.length).as("bytes of %d", category).isLessThan(8_000);
      assertThat(painted)
          .as("pixels of %s", ShopWords.CATEGORIES.get(category))
          .isBetween(500L, 8_000L);
    }
  }

  @Test
  void looksMoreLikeItsOwnLineThanLikeOthersOfItsCategory() {
    Shop shop = Shop.seeded(1);
    double own = 0;
    double others = 0;
    for (int item = 0; item < shop.size(); item += EVERY) {
      ShopItem one = shop.item(item);
      own += distance(one, shop.lineOf(one).get(1 + item % 7));
      others += distance(one, shop.category(one.category()).get((item + 64) % 128));
    }
    assertThat(own).isLessThan(0.8 * others);
  }

  private static double distance(ShopItem one, ShopItem other) {
    double[] a = meanColour(image(Sketch.of(one).png()));
    double[] b = meanColour(image(Sketch.of(other).png()));
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }

  private static double[] meanColour(BufferedImage image) {
    double[] mean = new double[3];
    for (int at = 0; at < Sketch.SIDE * Sketch.SIDE; at++) {
      int rgb = image.getRGB(at % Sketch.SIDE, at / Sketch.SIDE);
      for (int channel = 0; channel < 3; channel++) {
        mean[channel] += (rgb >> 8 * channel & 0xFF) / (double) (Sketch.SIDE * Sketch.SIDE);
      }
    }
    return mean;
  }

  private static long painted(BufferedImage image) {
    int ground = image.getRGB(0, 0);
    long painted = 0;
    for (int at = 0; at < Sketch.SIDE * Sketch.SIDE; at++) {
      painted += image.getRGB(at % Sketch.SIDE, at / Sketch.SIDE) == ground ? 0 : 1;
    }
    return painted;
  }

  private static BufferedImage image(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
