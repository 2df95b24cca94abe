package io.freshet.data;

import java.util.Collection;
import java.util.stream.IntStream;

/**
 * What an item is called and which categories it is in, as numbers that mean the same for every
 * item there will ever be.
 *
 * @param ngrams hashes words and letters in a row
 */
public record ItemWords(HashedNgrams ngrams) {
  /** Letters in a row were no better on words of shops, and worse on titles of films. */
  private static final ItemWords STANDARD = new ItemWords(new HashedNgrams(4096, 3, 0));

  /** Of one item: a title may be a book. */
  private static final int MOST = 1_024;

  public static ItemWords standard() {
    return STANDARD;
  }

  /** How many different numbers there are, from 1. */
  public int count() {
    return ngrams.buckets();
  }

  /** Ascending, each once, as many as are read; none where nothing is said. */
  public int[] of(String title, Collection<String> categories) {
    IntStream named = categories.stream().mapToInt(ngrams::ofName);
    return IntStream.concat(IntStream.of(ngrams.of(title)), named)
        .sorted()
        .distinct()
        .limit(MOST)
        .toArray();
  }

  /** Of each item of a log. */
  public int[][] of(InteractionLog log) {
    ItemEntities entities = log.entities();
    int[][] words = new int[log.items()][];
    for (int item = 0; item < words.length; item++) {
      Collection<String> categories =
          IntStream.of(entities.ofItem()[item]).mapToObj(n -> entities.names().get(n - 1)).toList();
      words[item] = of(log.texts().get(item), categories);
    }
    return words;
  }
}
