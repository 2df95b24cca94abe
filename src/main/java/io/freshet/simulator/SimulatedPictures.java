package io.freshet.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Pictures as the shop draws them, of things it does not sell, to learn from: each is of a category
 * and of a style, the nearest of a few looks. Who tells styles apart has learned what tastes see.
 */
public final class SimulatedPictures {
  private static final int STYLES = 10;

  private final long seed;
  private final List<float[]> styles;

  /** The same for the same seed. The styles are the same for all. */
  public SimulatedPictures(long seed) {
    this.seed = seed;
    Random random = new Random(STYLES);
    this.styles = IntStream.range(0, STYLES).mapToObj(style -> Shop.unit(random)).toList();
  }

  /** As {@code lamps, style 3}. */
  public List<String> classes() {
    List<String> classes = new ArrayList<>();
    for (String category : ShopWords.CATEGORIES) {
      for (int style = 0; style < STYLES; style++) {
        classes.add("%s, style %d".formatted(category, style));
      }
    }
    return classes;
  }

  /**
   * @param label place in {@link #classes}
   * @param png file
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Labelled(int label, byte[] png) {}

  /**
   * @param number of the picture, from 0
   */
  public Labelled draw(int number) {
    Random random = new Random(31 * seed + number);
    random.nextInt(); // the first draws of neighbouring seeds are alike
    int category = number % ShopWords.CATEGORIES.size();
    float[] look = Shop.unit(random);
    return new Labelled(
        category * STYLES + style(look), new Sketch(category, look, random.nextLong()).png());
  }

  private int style(float[] look) {
    int nearest = 0;
    for (int style = 1; style < STYLES; style++) {
      if (dot(styles.get(style), look) > dot(styles.get(nearest), look)) {
        nearest = style;
      }
    }
    return nearest;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int trait = 0; trait < a.length; trait++) {
      sum += (double) a[trait] * b[trait];
    }
    return sum;
  }
}
