package io.freshet.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RecBole's atomic {@code .inter}: tabs, and a header of names with types. */
final class RecBoleInteractions implements LineFormat {
  private static final Pattern TAB = Pattern.compile("\t", Pattern.LITERAL);
  private static final String EXPECTED_HEADER =
      "a header that names user_id:token and item_id:token, and may name timestamp:float and"
          + " rating:float, between tabs";

  private @Nullable Header header;

  private record Header(int columns, int user, int item, int timestamp, int rating) {}

  @Override
  public void read(String line, Rows rows) throws BadLine {
    String[] fields = TAB.split(line, -1);
    Header known = header;
    if (known == null) {
      header = header(fields);
      return;
    }
    if (fields.length != known.columns()) {
      throw new BadLine(
          "%d fields between tabs, as the header, not %d"
              .formatted(known.columns(), fields.length));
    }
    rows.keep(row(fields, known));
  }

  private static Interaction row(String[] fields, Header header) throws BadLine {
    String user = Fields.id(fields[header.user()], "user_id");
    String item = Fields.id(fields[header.item()], "item_id");
    long at =
        header.timestamp() < 0
            ? Interaction.UNTIMED
            : Fields.secondsToMillis(fields[header.timestamp()]);
    return header.rating() < 0
        ? new Interaction(user, item, at, "view", null, null)
        : Interaction.rated(user, item, at, Fields.number(fields[header.rating()], "rating"));
  }

  private static Header header(String[] fields) throws BadLine {
    List<String> names = Arrays.stream(fields).map(field -> field.strip().split(":")[0]).toList();
    Header header =
        new Header(
            fields.length,
            names.indexOf("user_id"),
            names.indexOf("item_id"),
            names.indexOf("timestamp"),
            names.indexOf("rating"));
    if (header.user() < 0 || header.item() < 0) {
      throw new BadLine(EXPECTED_HEADER);
    }
    return header;
  }
}
