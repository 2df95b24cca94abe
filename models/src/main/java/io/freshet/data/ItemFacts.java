package io.freshet.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model may know of items before it learns.
 *
 * @param entities what they are
 * @param met by item: whether training met it; shared, never written
 */
public record ItemFacts(ItemEntities entities, boolean[] met) {
  public ItemFacts {
    if (met.length != entities.items()) {
      throw new IllegalArgumentException(
          "facts of %d items say of %d whether they were met"
              .formatted(entities.items(), met.length));
    }
  }

  /**
   * Stands for items that are not known yet, where a system is checked or counted before data are
   * read: seven entities, up to three an item, some items without any and some never met.
   */
  public static ItemFacts sample(int items) {
    int[][] own = new int[items][];
    boolean[] met = new boolean[items];
    for (int item = 0; item < items; item++) {
      int first = item % 5;
      own[item] = IntStream.rangeClosed(1 + first, first + item % 4).toArray();
      met[item] = item % 7 != 4;
    }
    List<String> names = IntStream.rangeClosed(1, 7).mapToObj(n -> "entity " + n).toList();
    return new ItemFacts(new ItemEntities(names, own), met);
  }

  /** V. */
  public int items() {
    return met.length;
  }
}
