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
 * @param topic of all of them
 */
record VisionTable(List<VisionRow> rows, VisionTopic topic) {
  private static final String ALL = "all";

  VisionTable {
    List<VisionRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingDouble((VisionRow row) -> row.accuracy().mean()).reversed());
    rows = Collections.unmodifiableList(sorted);
  }

  /** One for each data and conditions that the rows have, the largest budget first. */
  static List<VisionTable> of(List<VisionRow> rows, VisionTopic topic) {
    Map<String, List<VisionRow>> groups = new LinkedHashMap<>();
    for (VisionRow row : rows) {
      String same = row.key().sha256() + row.key().configuration().conditions();
      groups.computeIfAbsent(same, key -> new ArrayList<>()).add(row);
    }
    List<VisionTable> tables = new ArrayList<>();
    groups.values().forEach(same -> tables.add(new VisionTable(same, topic)));
    if (tables.isEmpty()) {
      tables.add(new VisionTable(List.of(), topic));
    }
    tables.sort(Comparator.comparingDouble(VisionTable::seconds).reversed());
    return tables;
  }

  String heading() {
    if (rows.isEmpty()) {
      return "Nothing trained yet";
    }
    String minutes = number("%.1f CPU minutes a model", seconds() / 60);
    String pictures = number("%,.0f ", rows.get(0).data().train()) + topic.noun() + "s";
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
        : (quick() ? " --quick" : " --full")
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
    MarkdownTable table = new MarkdownTable(heading(topic).toArray(String[]::new));
    rows.forEach(row -> table.add(cells(row)));
    for (PictureDefinition definition : catalogue) {
      String name = definition.card().name();
      if (rows.stream().noneMatch(row -> row.key().method().equals(name))) {
        table.add(List.of(name, "", LedgerTable.NOT_RUN));
      }
    }
    return table.lines();
  }

  private static List<String> heading(VisionTopic topic) {
    List<String> heading = new ArrayList<>(List.of("system", "seed", "accuracy, %"));
    topic.further().forEach(column -> heading.add(column.heading()));
    heading.addAll(List.of("parameters", "MFLOP", "MB"));
    heading.add("ms, 1 " + topic.noun());
    heading.add("ms, 64 " + topic.noun() + "s");
    heading.addAll(List.of("epochs", "CPU min"));
    return heading;
  }

  private List<String> cells(VisionRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.key().method());
    cells.add(Long.toString(row.key().seed()));
    cells.add(percent(row.accuracy()));
    topic.further().forEach(column -> cells.add(column.cell().apply(row)));
    cells.add(number("%,.0f", row.weight().parameters()));
    cells.add(number("%.1f", row.weight().flops() / 1e6));
    cells.add(number("%.2f", row.weight().graphBytes() / 1e6));
    cells.add(number("%.2f", row.latency().oneMillis()));
    cells.add(number("%.1f", row.latency().sixtyFourMillis()));
    cells.add(Integer.toString(row.course().epochs()));
    cells.add(number("%.1f", row.course().cpuMinutes()));
    return cells;
  }

  static String percent(Estimate share) {
    return number("%.2f", 100 * share.mean()) + number(" ± %.2f", 100 * share.standardError());
  }

  static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
