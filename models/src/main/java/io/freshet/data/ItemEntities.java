package io.freshet.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the items of a catalogue are: entities, as genres or categories, that items share.
 *
 * @param names of entities 1 to E, in the order of their numbers
 * @param ofItem by item: numbers of its entities, ascending; shared, never written
 */
public record ItemEntities(List<String> names, int[][] ofItem) {
  public ItemEntities {
    names = List.copyOf(names);
  }

  /** Of so many items of which nothing is known. */
  public static ItemEntities none(int items) {
    int[][] nothing = new int[items][];
    Arrays.fill(nothing, new int[0]);
    return new ItemEntities(List.of(), nothing);
  }

  /** V. */
  public int items() {
    return ofItem.length;
  }

  /** E, how many different ones. */
  public int count() {
    return names.size();
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** K, the most that one item has, at least 1. */
  public int most() {
    return Math.max(1, Arrays.stream(ofItem).mapToInt(own -> own.length).max().orElse(1));
  }

  /** (V + 1, K) row-major, 0 where there is none; row 0 is padding. */
  public long[] table() {
    int most = most();
    long[] table = new long[(items() + 1) * most];
    for (int item = 0; item < items(); item++) {
      for (int at = 0; at < ofItem[item].length; at++) {
        table[(item + 1) * most + at] = ofItem[item][at];
      }
    }
    return table;
  }

  /**
   * SHA-256 in hex over the items as text, in their order: the names of their entities with a tab
   * after each, newline.
   */
  public String sha256() {
    StringBuilder text = new StringBuilder();
    for (int[] own : ofItem) {
      for (int entity : own) {
        text.append(names.get(entity - 1)).append('\t');
      }
      text.append('\n');
    }
    return ContentHash.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "%d entities of %d items".formatted(count(), items());
  }
}
