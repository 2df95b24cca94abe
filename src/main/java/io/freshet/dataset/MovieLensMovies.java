package io.freshet.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** MovieLens: films and their genres, in the three shapes it comes in. */
final class MovieLensMovies {
  private static final Pattern COLONS = Pattern.compile("::", Pattern.LITERAL);
  private static final Pattern BARS = Pattern.compile("|", Pattern.LITERAL);
  private static final String CSV_HEADER = "movieId,title,genres";
  private static final String NONE = "(no genres listed)";

  /** What the flags of {@code u.item} stand for, in their order. */
  private static final List<String> FLAGS =
      List.of(
          "unknown",
          "Action",
          "Adventure",
          "Animation",
          "Children's",
          "Comedy",
          "Crime",
          "Documentary",
          "Drama",
          "Fantasy",
          "Film-Noir",
          "Horror",
          "Musical",
          "Mystery",
          "Romance",
          "Sci-Fi",
          "Thriller",
          "War",
          "Western");

  private static final int BEFORE_FLAGS = 5;

  private MovieLensMovies() {}

  /** {@code movies.dat} of MovieLens 1M and 10M: id, title, genres. */
  static void dat(String line, Consumer<ItemDescription> sink) throws BadLine {
    String[] fields = COLONS.split(line, -1);
    if (fields.length != 3) {
      throw new BadLine("3 fields `item::title::genre|genre`, not %d".formatted(fields.length));
    }
    sink.accept(new ItemDescription(Fields.id(fields[0], "item"), genres(fields[2]), fields[1]));
  }

  /** {@code movies.csv} of MovieLens 20M, 25M, 32M and latest. */
  static void csv(String line, Consumer<ItemDescription> sink) throws BadLine {
    if (line.strip().equals(CSV_HEADER)) {
      return;
    }
    List<String> fields = Fields.csv(line);
    if (fields.size() != 3) {
      throw new BadLine("3 fields `%s`, not %d".formatted(CSV_HEADER, fields.size()));
    }
    sink.accept(
        new ItemDescription(
            Fields.id(fields.get(0), "item"), genres(fields.get(2)), fields.get(1)));
  }

  /** {@code u.item} of MovieLens 100K: a flag for each genre. */
  static void flags(String line, Consumer<ItemDescription> sink) throws BadLine {
    String[] fields = BARS.split(line, -1);
    if (fields.length != BEFORE_FLAGS + FLAGS.size()) {
      throw new BadLine(
          "%d fields between bars, not %d".formatted(BEFORE_FLAGS + FLAGS.size(), fields.length));
    }
    List<String> genres = new ArrayList<>();
    for (int flag = 0; flag < FLAGS.size(); flag++) {
      if (fields[BEFORE_FLAGS + flag].equals("1")) {
        genres.add(FLAGS.get(flag));
      }
    }
    sink.accept(new ItemDescription(Fields.id(fields[0], "item"), genres, fields[1]));
  }

  private static List<String> genres(String field) {
    return field.isBlank() || field.equals(NONE) ? List.of() : List.of(BARS.split(field.strip()));
  }
}
