package io.freshet.data;

import io.freshet.id.ItemHash;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of a text and the letters in a row within them, each hashed to one of so many buckets
 * (Bojanowski et al., 2017: Enriching Word Vectors with Subword Information): a vocabulary that
 * needs no building and knows every word there will be.
 *
 * @param buckets from 1
 * @param shortest letters in a row, ends of words counted
 * @param longest letters in a row; 0 for whole words alone
 */
public record HashedNgrams(int buckets, int shortest, int longest) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Buckets of the text, ascending; nothing for a text without words. */
  public int[] of(String text) {
    SortedSet<Integer> found = new TreeSet<>();
    for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty()) {
        String whole = "<" + word + ">";
        found.add(bucket(whole));
        for (int length = shortest; length <= Math.min(longest, whole.length()); length++) {
          for (int from = 0; from + length <= whole.length(); from++) {
            found.add(bucket(whole.substring(from, from + length)));
          }
        }
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The bucket of something named as a whole, as a category: never that of a word by design. */
  public int ofName(String name) {
    return bucket("=" + name.toLowerCase(Locale.ROOT));
  }

  private int bucket(String ngram) {
    return 1 + (int) Math.floorMod(ItemHash.of(ngram), (long) buckets);
  }
}
