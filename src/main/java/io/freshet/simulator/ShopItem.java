package io.freshet.simulator;

/**
 * Something to buy.
 *
 * @param number 0-based place in the shop
 * @param category place in {@link ShopWords#CATEGORIES}
 * @param line items of one line (a lamp, its shade, its bulb) are bought after one another
 * @param look (D) what it is like, as tastes see it; unit length
 * @param appeal how well it sells, in logits
 * @param launchedAfterMillis when it appears, counted from the shop's opening
 */
record ShopItem(
    int number,
    String id,
    String title,
    int category,
    int line,
    float[] look,
    float appeal,
    long launchedAfterMillis) {
  boolean isThereFromTheStart() {
    return launchedAfterMillis == 0;
  }

  ShopItem neverLaunched() {
    return new ShopItem(number, id, title, category, line, look, appeal, Long.MAX_VALUE);
  }

  boolean launched(long sinceOpeningMillis) {
    return sinceOpeningMillis >= launchedAfterMillis;
  }
}
