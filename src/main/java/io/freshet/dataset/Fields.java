package io.freshet.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Fields of a line, read or refused with what was expected. */
final class Fields {
  private Fields() {}

  static String id(String field, String what) throws BadLine {
    String id = field.strip();
    if (id.isEmpty()) {
      throw new BadLine("a %s that is not empty".formatted(what));
    }
    return id;
  }

  static double number(String field, String what) throws BadLine {
    try {
      double number = Double.parseDouble(field.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the sentence for numbers of every kind.
    }
    throw new BadLine("a %s that is a number, not \"%s\"".formatted(what, field));
  }

  /** Unix seconds, perhaps written as a decimal, to milliseconds. */
  static long secondsToMillis(String field) throws BadLine {
    try {
      return new BigDecimal(field.strip()).movePointRight(3).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadLine("a timestamp in unix seconds, not \"%s\"".formatted(field));
    }
  }

  /** Splits one line of comma-separated values; a quoted field may hold commas and "" for ". */
  static List<String> csv(String line) throws BadLine {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new BadLine("a closing quote before the end of the line");
    }
    fields.add(field.toString());
    return fields;
  }
}
