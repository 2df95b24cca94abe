package io.freshet.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table that reads well as text and as Markdown: the first column to the left, numbers right. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  MarkdownTable(String... header) {
    this.columns = header.length;
    rows.add(List.of(header));
  }

  /** A shorter row ends in empty cells. */
  void add(List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    while (row.size() < columns) {
      row.add("");
    }
    rows.add(row);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(rows.get(0)));
    StringBuilder rule = new StringBuilder("|");
    for (int column = 0; column < columns; column++) {
      int width = width(column);
      rule.append(column == 0 ? "-".repeat(width + 2) : "-".repeat(width + 1) + ":").append('|');
    }
    lines.add(rule.toString());
    rows.subList(1, rows.size()).forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      String gap = " ".repeat(width(column) - row.get(column).length());
      cells.add(column == 0 ? row.get(column) + gap : gap + row.get(column));
    }
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
