package io.freshet.measure;

import io.freshet.evaluate.Estimate;
import io.freshet.system.picture.PictureDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Picture systems that were measured under the same conditions.
 *
 * @param rows the best first; none where nothing was measured
 */
record VisionTable(List<VisionRow> rows) {
  private static final String ALL = "all";

  VisionTable {
    List<VisionRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingDouble((VisionRow row) -> row.accuracy().mean()).reversed());
    rows = Collections.unmodifiableList(sorted);
  }

  /** One for each data and conditions that the rows have, the largest budget first. */
  static List<VisionTable> of(List<VisionRow> rows) {
    Map<String, List<VisionRow>> groups = new LinkedHashMap<>();
    for (VisionRow row : rows) {
      String same = row.key().sha256() + row.key().configuration().conditions();
      groups.computeIfAbsent(same, key -> new ArrayList<>()).add(row);
    }
    List<VisionTable> tables = new ArrayList<>();
    groups.values().forEach(same -> tables.add(new VisionTable(same)));
    if (tables.isEmpty()) {
      tables.add(new VisionTable(List.of()));
    }
    tables.sort(Comparator.comparingDouble(VisionTable::seconds).reversed());
    return tables;
  }

  String heading() {
    if (rows.isEmpty()) {
      return "Nothing trained yet";
    }
    String minutes = number("%.1f CPU minutes a model", seconds() / 60);
    String pictures = number("%,.0f pictures", rows.get(0).data().train());
    return (quick() ? "Quick look, " : "") + pictures + ", " + minutes;
  }

  /** Whether it learned from a part of the pictures. */
  boolean quick() {
    return !condition("pictures", ALL).equals(ALL);
  }

  private double seconds() {
    return Double.parseDouble(condition("budget_cpu_seconds", "0"));
  }

  /** Of the command that makes it, from a space on. */
  String options() {
    return rows.isEmpty()
        ? ""
        : (quick() ? " --quick" : "")
            + number(" --budget %.0fs", seconds())
            + " --threads "
            + condition("threads", "1");
  }

  /** The conditions, for people. */
  String told() {
    return conditions().entrySet().stream()
        .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private String condition(String name, String otherwise) {
    return conditions().getOrDefault(name, otherwise);
  }

  private SortedMap<String, String> conditions() {
    return rows.isEmpty()
        ? Collections.emptySortedMap()
        : rows.get(0).key().configuration().conditions();
  }

  /**
   * @param catalogue systems that have a row, or are told to have none
   */
  List<String> lines(List<PictureDefinition> catalogue) {
    MarkdownTable table =
        new MarkdownTable(
            "system",
            "seed",
            "accuracy, %",
            "parameters",
            "MFLOP",
            "MB",
            "ms, 1 picture",
            "ms, 64 pictures",
            "epochs",
            "CPU min");
    rows.forEach(row -> table.add(cells(row)));
    for (PictureDefinition definition : catalogue) {
      String name = definition.card().name();
      if (rows.stream().noneMatch(row -> row.key().method().equals(name))) {
        table.add(List.of(name, "", LedgerTable.NOT_RUN));
      }
    }
    return table.lines();
  }

  private static List<String> cells(VisionRow row) {
    Estimate accuracy = row.accuracy();
    return List.of(
        row.key().method(),
        Long.toString(row.key().seed()),
        number("%.2f", 100 * accuracy.mean()) + number(" ± %.2f", 100 * accuracy.standardError()),
        number("%,.0f", row.weight().parameters()),
        number("%.1f", row.weight().flops() / 1e6),
        number("%.2f", row.weight().graphBytes() / 1e6),
        number("%.2f", row.latency().oneMillis()),
        number("%.1f", row.latency().sixtyFourMillis()),
        Integer.toString(row.course().epochs()),
        number("%.1f", row.course().cpuMinutes()));
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
