package io.freshet.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The catalogue: the same for the same seed. */
final class Shop {
  /** D, how many traits looks and tastes have. */
  static final int TRAITS = 8;

  private static final int LINES_PER_CATEGORY = 16;
  private static final int ITEMS_PER_LINE = 8;

  /** One item in so many is launched while the shop is open, one after the other. */
  private static final int LATE_ITEM = 12;

  private static final long LAUNCH_EVERY_MILLIS = 20_000;

  /** One item in so many sells out and comes back, over and over. */
  private static final int SCARCE_ITEM = 25;

  private static final long SUPPLY_MILLIS = 90_000;

  private final List<ShopItem> items = new ArrayList<>();
  private final List<ShopItem> bestSellers = new ArrayList<>();

  private Shop() {}

  static Shop seeded(long seed) {
    Random random = new Random(seed);
    Shop shop = new Shop();
    for (int category = 0; category < ShopWords.CATEGORIES.size(); category++) {
      float[] centre = unit(random);
      for (int line = 0; line < LINES_PER_CATEGORY; line++) {
        float[] lineLook = near(centre, 0.6f, random);
        for (int inLine = 0; inLine < ITEMS_PER_LINE; inLine++) {
          shop.add(new Place(category, line, inLine), lineLook, random);
        }
      }
    }
    shop.bestSellers.addAll(shop.items);
    shop.bestSellers.sort(Comparator.comparing(ShopItem::appeal).reversed());
    return shop;
  }

  /** The same shop at a time when what is launched later was not thought of. */
  static Shop beforeLaunches(long seed) {
    Shop shop = seeded(seed);
    shop.items.replaceAll(item -> item.isThereFromTheStart() ? item : item.neverLaunched());
    shop.bestSellers.replaceAll(item -> shop.items.get(item.number()));
    return shop;
  }

  int size() {
    return items.size();
  }

  ShopItem item(int number) {
    return items.get(number);
  }

  /**
   * @param place 0 is what sells best
   */
  ShopItem bestSeller(int place) {
    return bestSellers.get(place);
  }

  /** The items of a category, line after line. */
  List<ShopItem> category(int category) {
    int perCategory = LINES_PER_CATEGORY * ITEMS_PER_LINE;
    return items.subList(category * perCategory, (category + 1) * perCategory);
  }

  /** The items of the same line, the item itself included. */
  List<ShopItem> lineOf(ShopItem item) {
    int first = item.number() - item.number() % ITEMS_PER_LINE;
    return items.subList(first, first + ITEMS_PER_LINE);
  }

  /** Whether it can be bought: launched, and not sold out at the moment. */
  boolean onSale(ShopItem item, long sinceOpeningMillis) {
    boolean soldOut =
        item.number() % SCARCE_ITEM == 7
            && (sinceOpeningMillis / SUPPLY_MILLIS + item.number()) % 4 == 0;
    return item.launched(sinceOpeningMillis) && !soldOut;
  }

  private record Place(int category, int line, int inLine) {}

  private void add(Place place, float[] lineLook, Random random) {
    int number = items.size();
    boolean late = number % LATE_ITEM == LATE_ITEM - 1;
    items.add(
        new ShopItem(
            number,
            "item-%04d".formatted(number),
            ShopWords.title(place.category(), place.line(), place.inLine(), random),
            place.category(),
            place.category() * LINES_PER_CATEGORY + place.line(),
            near(lineLook, 0.3f, random),
            (float) Math.max(-2, random.nextGaussian()),
            late ? (number / LATE_ITEM * 97L % 211 + 1) * LAUNCH_EVERY_MILLIS : 0));
  }

  static float[] unit(Random random) {
    float[] vector = new float[TRAITS];
    for (int trait = 0; trait < TRAITS; trait++) {
      vector[trait] = (float) random.nextGaussian();
    }
    return normalised(vector);
  }

  static float[] near(float[] centre, float spread, Random random) {
    float[] vector = new float[TRAITS];
    for (int trait = 0; trait < TRAITS; trait++) {
      vector[trait] = centre[trait] + spread * (float) (random.nextGaussian() / Math.sqrt(TRAITS));
    }
    return normalised(vector);
  }

  static float[] normalised(float[] vector) {
    double squares = 0;
    for (float trait : vector) {
      squares += (double) trait * trait;
    }
    float length = (float) Math.max(1e-9, Math.sqrt(squares));
    for (int trait = 0; trait < vector.length; trait++) {
      vector[trait] /= length;
    }
    return vector;
  }
}
