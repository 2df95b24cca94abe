package io.freshet.measure;

import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows that were made under the same conditions, beside each other: the best system first, those of
 * the catalogue that have no row last, then the floors.
 *
 * @param conditions of all, as text by name
 * @param systems the best first
 * @param notRun names
 * @param floors in the order they were measured
 */
record LedgerTable(
    SortedMap<String, String> conditions,
    List<SystemSummary> systems,
    List<String> notRun,
    List<FloorRow> floors) {
  static final String NOT_RUN = "*not run*";

  /**
   * One table for each data and conditions that the rows of a data set have, largest budget first.
   */
  static List<LedgerTable> of(
      Ledger<LedgerRow> ledger, String dataset, List<SystemDefinition> catalogue) {
    Map<String, List<SystemRow>> byConditions = new LinkedHashMap<>();
    List<FloorRow> floors = new ArrayList<>();
    for (LedgerRow row : ledger.rows()) {
      if (!row.data().name().equals(dataset)) {
        continue;
      }
      if (row instanceof SystemRow system) {
        String same = row.key().sha256() + row.key().configuration().conditions();
        byConditions.computeIfAbsent(same, c -> new ArrayList<>()).add(system);
      } else if (row instanceof FloorRow floor) {
        floors.add(floor);
      }
    }
    List<LedgerTable> tables = new ArrayList<>();
    byConditions.values().forEach(rows -> tables.add(table(rows, floors, catalogue)));
    if (tables.isEmpty()) {
      tables.add(table(List.of(), floors, catalogue));
    }
    tables.sort(Comparator.comparingDouble(LedgerTable::budgetSeconds).reversed());
    return tables;
  }

  private static LedgerTable table(
      List<SystemRow> rows, List<FloorRow> floors, List<SystemDefinition> catalogue) {
    Map<String, List<SystemRow>> bySettings = new TreeMap<>();
    for (SystemRow row : rows) {
      bySettings.computeIfAbsent(name(row, catalogue), n -> new ArrayList<>()).add(row);
    }
    List<SystemSummary> systems = new ArrayList<>();
    bySettings.forEach((name, seeds) -> systems.add(new SystemSummary(name, seeds)));
    systems.sort(
        Comparator.comparingDouble((SystemSummary system) -> system.quality().ndcg().mean())
            .reversed());
    List<String> notRun =
        catalogue.stream()
            .map(definition -> definition.card().name())
            .filter(name -> !bySettings.containsKey(name))
            .toList();
    SortedMap<String, String> conditions =
        rows.isEmpty() ? new TreeMap<>() : rows.get(0).key().configuration().conditions();
    List<FloorRow> same =
        floors.stream()
            .filter(
                floor -> rows.isEmpty() || floor.key().sha256().equals(rows.get(0).key().sha256()))
            .toList();
    return new LedgerTable(conditions, systems, notRun, same);
  }

  /** The system's, and each setting that is not what the catalogue has now or was not there yet. */
  private static String name(SystemRow row, List<SystemDefinition> catalogue) {
    String system = row.key().method();
    Map<String, String> usual = usual(row, catalogue);
    List<String> others = new ArrayList<>();
    row.key()
        .configuration()
        .settings()
        .forEach(
            (setting, value) -> {
              if (!value.equals(usual.get(setting))) {
                others.add(setting + "=" + value);
              }
            });
    usual.keySet().stream()
        .filter(setting -> !row.key().configuration().settings().containsKey(setting))
        .forEach(setting -> others.add("before " + setting));
    return others.isEmpty() ? system : system + " (" + String.join(", ", others) + ")";
  }

  private static Map<String, String> usual(SystemRow row, List<SystemDefinition> catalogue) {
    for (SystemDefinition definition : catalogue) {
      if (definition.card().name().equals(row.key().method())) {
        Map<String, String> usual = SystemPlan.of(definition).describe();
        usual.put("objective", definition.objective().name());
        usual.put("width", row.key().configuration().settings().getOrDefault("width", ""));
        return usual;
      }
    }
    return row.key().configuration().settings();
  }

  /** 0 when nothing was trained. */
  double budgetSeconds() {
    return Double.parseDouble(conditions.getOrDefault("budget_cpu_seconds", "0"));
  }

  List<String> lines() {
    MarkdownTable table =
        new MarkdownTable(
            "system",
            "seeds",
            "NDCG@10",
            "HR@10",
            "encoder",
            "table",
            "MFLOP",
            "MB",
            "ms, 1 user",
            "ms, 64 users",
            "steps/CPU s",
            "epochs",
            "CPU min");
    systems.forEach(system -> table.add(system.cells()));
    notRun.forEach(name -> table.add(List.of(name, "", NOT_RUN, NOT_RUN)));
    for (FloorRow floor : floors) {
      table.add(
          List.of(
              "floor: " + floor.key().method(),
              "",
              SystemSummary.told(floor.quality().ndcg()),
              SystemSummary.told(floor.quality().hitRate())));
    }
    return table.lines();
  }
}
