package io.freshet.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RecBole's atomic {@code .item}: its columns of genres or categories, words between blanks. */
final class RecBoleItems implements ItemFormat {
  private static final Pattern TAB = Pattern.compile("\t", Pattern.LITERAL);
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Set<String> TOLD =
      Set.of("class", "genre", "genres", "category", "categories", "brand");

  /** RecBole cuts the year off the titles of films; it goes with them again. */
  private static final Set<String> CALLED = Set.of("title", "movie_title", "name", "release_year");

  private @Nullable Header header;

  /**
   * @param names of all columns
   * @param item its column
   */
  private record Header(List<String> names, int item) {}

  @Override
  public void read(String line, Consumer<ItemDescription> sink) throws BadLine {
    String[] fields = TAB.split(line, -1);
    Header known = header;
    if (known == null) {
      header = header(fields);
      return;
    }
    if (fields.length != known.names().size()) {
      throw new BadLine(
          "%d fields between tabs, as the header, not %d"
              .formatted(known.names().size(), fields.length));
    }
    String item = Fields.id(fields[known.item()], "item_id");
    List<String> entities = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (int column = 0; column < fields.length; column++) {
      if (TOLD.contains(known.names().get(column)) && !fields[column].isBlank()) {
        entities.addAll(List.of(BLANKS.split(fields[column].strip())));
      } else if (CALLED.contains(known.names().get(column))) {
        text.add(fields[column].strip());
      }
    }
    sink.accept(new ItemDescription(item, entities, String.join(" ", text).strip()));
  }

  private static Header header(String[] fields) throws BadLine {
    List<String> names = Arrays.stream(fields).map(field -> field.strip().split(":")[0]).toList();
    if (!names.contains("item_id")) {
      throw new BadLine("a header that names item_id:token, between tabs");
    }
    return new Header(names, names.indexOf("item_id"));
  }
}
