package io.freshet.dataset;

import java.util.regex.Pattern;

/**
 * MovieLens: {@code user, item, rating, unix seconds} between separators, with or without header.
 */
final class MovieLensRatings implements LineFormat {
  private static final String CSV_HEADER = "userId,movieId,rating,timestamp";

  private final Pattern separator;
  private final String expected;
  private boolean atStart = true;

  private MovieLensRatings(String separator) {
    this.separator = Pattern.compile(separator, Pattern.LITERAL);
    this.expected = String.join(separator, "user", "item", "rating", "seconds");
  }

  /** {@code ratings.dat} of MovieLens 1M and 10M. */
  static LineFormat dat() {
    return new MovieLensRatings("::");
  }

  /** {@code u.data} of MovieLens 100K. */
  static LineFormat tabs() {
    return new MovieLensRatings("\t");
  }

  /** {@code ratings.csv} of MovieLens 20M, 25M, 32M and latest. */
  static LineFormat csv() {
    return new MovieLensRatings(",");
  }

  @Override
  public void read(String line, Rows rows) throws BadLine {
    boolean header = atStart && line.strip().equals(CSV_HEADER);
    atStart = false;
    if (header) {
      return;
    }
    String[] fields = separator.split(line, -1);
    if (fields.length != 4) {
      throw new BadLine("4 fields `%s`, not %d".formatted(expected, fields.length));
    }
    rows.keep(
        Interaction.rated(
            Fields.id(fields[0], "user"),
            Fields.id(fields[1], "item"),
            Fields.secondsToMillis(fields[3]),
            Fields.number(fields[2], "rating")));
  }
}
