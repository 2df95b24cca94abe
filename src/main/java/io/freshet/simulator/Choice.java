package io.freshet.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How shoppers choose: from a list by position and liking, otherwise by browsing the shelves. */
final class Choice {
  /** Chance that the next position of a list is looked at, given that the one before was. */
  private static final double READS_ON = 0.92;

  /** Liking, in logits, at which a looked-at position is clicked half of the time. */
  private static final double PICKY = 7.5;

  private static final int LINE_GLANCES = 3;
  private static final int SHELF_GLANCES = 12;

  private final Shop shop;
  private final Random random;

  Choice(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
  }

  /** The item clicked in a list, top to bottom; empty when none pleases. */
  Optional<ShopItem> fromList(Shopper shopper, List<ShopItem> list, long atMillis) {
    for (ShopItem item : list) {
      boolean possible = shop.onSale(item, atMillis) && !shopper.hasSeen(item);
      if (possible && random.nextDouble() < logistic(shopper.wants(item) - PICKY)) {
        return Optional.of(item);
      }
      if (random.nextDouble() > READS_ON) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The item found by browsing: things beside the last one, its shelves, and what sells well. */
  Optional<ShopItem> byBrowsing(Shopper shopper, long atMillis) {
    Best best = new Best();
    ShopItem last = shopper.last();
    int category = random.nextInt(ShopWords.CATEGORIES.size());
    if (last != null) {
      List<ShopItem> line = shop.lineOf(last);
      for (int glance = 0; glance < LINE_GLANCES; glance++) {
        best.offer(shopper, line.get(random.nextInt(line.size())), atMillis);
      }
      category = last.category();
    }
    List<ShopItem> shelf = shop.category(category);
    for (int glance = 0; glance < SHELF_GLANCES; glance++) {
      best.offer(shopper, shelf.get(random.nextInt(shelf.size())), atMillis);
      double draw = random.nextDouble();
      best.offer(shopper, shop.bestSeller((int) (draw * draw * draw * shop.size())), atMillis);
    }
    return Optional.ofNullable(best.item);
  }

  /** The highest liking plus Gumbel noise: a draw from the softmax of likings. */
  private final class Best {
    private @Nullable ShopItem item;
    private double score = Double.NEGATIVE_INFINITY;

    void offer(Shopper shopper, ShopItem candidate, long atMillis) {
      if (!shop.onSale(candidate, atMillis) || shopper.hasSeen(candidate)) {
        return;
      }
      double noisy = shopper.wants(candidate) - Math.log(-Math.log(random.nextDouble()));
      if (noisy > score) {
        score = noisy;
        item = candidate;
      }
    }
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
