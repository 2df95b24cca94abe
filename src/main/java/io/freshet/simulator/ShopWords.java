package io.freshet.simulator;

import java.util.List;
import java.util.Random;

/** Names for categories and items. */
final class ShopWords {
  static final List<String> CATEGORIES =
      List.of(
          "lamps",
          "chairs",
          "tables",
          "rugs",
          "kitchen knives",
          "teapots",
          "bed linen",
          "towels",
          "clocks",
          "mirrors",
          "garden tools",
          "planters",
          "shelves",
          "candles",
          "cushions",
          "picture frames",
          "bookends",
          "baskets",
          "glassware",
          "trays",
          "desks",
          "vases",
          "toys",
          "stationery");

  private static final List<String> ADJECTIVES =
      List.of(
          "Amber", "Birch", "Copper", "Dove", "Ember", "Fern", "Granite", "Hazel", "Indigo",
          "Jasper", "Kelp", "Linen", "Moss", "Nickel", "Ochre", "Pearl", "Quartz", "Rust", "Slate",
          "Teal", "Umber", "Velvet", "Willow", "Zinc");

  private static final List<String> LINES =
      List.of(
          "Aalto", "Borea", "Cirrus", "Delta", "Estuary", "Fjord", "Glade", "Harbour", "Isle",
          "Juniper", "Kestrel", "Lagoon", "Meadow", "Nordic", "Orchard", "Prairie");

  private ShopWords() {}

  /** Such as {@code Moss Fjord lamp no. 3}. */
  static String title(int category, int line, int inLine, Random random) {
    String plural = CATEGORIES.get(category);
    String singular =
        plural.endsWith("shelves")
            ? "shelf"
            : plural.endsWith("s") && !plural.endsWith("ss")
                ? plural.substring(0, plural.length() - 1)
                : plural;
    String adjective = ADJECTIVES.get(random.nextInt(ADJECTIVES.size()));
    return "%s %s %s no. %d"
        .formatted(
            adjective,
            LINES.get(line % LINES.size()),
            singular.replace("knive", "knife"),
            inLine + 1);
  }
}
