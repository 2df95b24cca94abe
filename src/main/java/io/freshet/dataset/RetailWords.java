package io.freshet.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What products of UCI Online Retail are, by the words of their descriptions: those of at least
 * three letters that many products share. A product has the words of its first description.
 */
final class RetailWords implements ItemFormat {
  private static final int LINE_COLUMNS = 8;
  private static final int FEWEST_PRODUCTS = 20;
  private static final Pattern OTHER = Pattern.compile("[^a-z]+");
  private static final Set<String> NO_KIND = Set.of("and", "for", "of", "the", "with");

  private final Map<String, Set<String>> wordsOfProduct = new HashMap<>();
  private final Map<String, String> textOfProduct = new HashMap<>();
  private final Map<String, Integer> products = new HashMap<>();

  /** Collects; {@link #tell} gives away, when all lines are read. */
  @Override
  public void read(String line, Consumer<ItemDescription> sink) throws BadLine {
    List<String> fields = Fields.csv(line);
    if (fields.size() != LINE_COLUMNS) {
      throw new BadLine("%d fields between commas, not %d".formatted(LINE_COLUMNS, fields.size()));
    }
    String text = fields.get(2).strip();
    if (!text.isEmpty() && !wordsOfProduct.containsKey(fields.get(1).strip())) {
      Set<String> words = words(text);
      wordsOfProduct.put(fields.get(1).strip(), words);
      textOfProduct.put(fields.get(1).strip(), text);
      words.forEach(word -> products.merge(word, 1, Integer::sum));
    }
  }

  void tell(Consumer<ItemDescription> sink) {
    wordsOfProduct.forEach(
        (product, words) ->
            sink.accept(
                new ItemDescription(
                    product,
                    words.stream()
                        .filter(word -> products.getOrDefault(word, 0) >= FEWEST_PRODUCTS)
                        .toList(),
                    textOfProduct.getOrDefault(product, ""))));
  }

  private static Set<String> words(String description) {
    Set<String> words = new TreeSet<>();
    for (String word : OTHER.split(description.toLowerCase(Locale.ROOT))) {
      if (word.length() >= 3 && !NO_KIND.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
