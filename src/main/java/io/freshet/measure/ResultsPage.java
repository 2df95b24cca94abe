package io.freshet.measure;

import io.freshet.system.SystemDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a ledger holds of one data set, as a page and as the tables of it. */
public final class ResultsPage {
  /** The CPU time that results are read at; what had less is called a short run. */
  private static final double FULL_SECONDS = 30 * 60;

  private static final String IMAGES = "images";
  private static final String COST = "systems-cost.svg";

  private final String dataset;
  private final List<LedgerTable> tables;
  private final List<LedgerRow> rows;

  /**
   * @param catalogue systems that have a row, or are told to have none
   */
  public ResultsPage(Ledger<LedgerRow> ledger, String dataset, List<SystemDefinition> catalogue) {
    this.dataset = dataset;
    this.tables = LedgerTable.of(ledger, dataset, catalogue);
    this.rows = ledger.rows().stream().filter(row -> row.data().name().equals(dataset)).toList();
  }

  /** The tables alone, for a console. */
  public List<String> tableLines() {
    List<String> lines = new ArrayList<>();
    for (LedgerTable table : tables) {
      lines.add(heading(table));
      lines.add("");
      lines.addAll(table.lines());
      lines.add("");
    }
    return lines;
  }

  /** Writes the page, and its pictures into the folder {@code images} beside the page's own. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(Objects.requireNonNull(folder, file.toString()));
    Path images = folder.resolveSibling(IMAGES);
    LedgerTable first = tables.get(0);
    if (!first.systems().isEmpty()) {
      Pictures pictures = new Pictures(first, dataset, budget(first));
      pictures.quality().write(images.resolve(picture("quality")));
      pictures.learning().write(images.resolve(picture("learning")));
      Pictures.cost().write(images.resolve(COST));
    }
    Files.writeString(file, markdown());
  }

  private String picture(String what) {
    return "systems-%s-%s.svg".formatted(dataset, what);
  }

  /** Markdown, the same for the same ledger. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Every system on " + dataset);
    lines.add("");
    lines.add(
        "**Question.** What does each system of the catalogue reach, and what does it cost, when"
            + " all learn from the same data with the same loss, item table, width and CPU time?");
    lines.add("");
    lines.add(protocol());
    for (LedgerTable table : tables) {
      section(table, lines);
    }
    lines.add("");
    lines.add(columns());
    pictures(lines);
    published(lines);
    lines.add("");
    lines.add(origin());
    return String.join("\n", lines) + "\n";
  }

  private String protocol() {
    String told =
        "**Protocol.** Leave-one-out: of each user's order the last item is the test target, the"
            + " one before chooses the epoch, the rest trains. Full ranking over the catalogue,"
            + " items already met left out, ties count against the method. Each model is ranked and"
            + " timed by its exported package.";
    return rows.isEmpty() ? told : told + " " + size(rows.get(0).data());
  }

  private static String size(LedgerRow.Data data) {
    return String.format(
        Locale.ROOT,
        "%,d users, %,d items, %,d events.",
        data.users(),
        data.items(),
        data.events());
  }

  private void section(LedgerTable table, List<String> lines) {
    lines.add("");
    lines.add("## " + heading(table));
    lines.add("");
    if (table.budgetSeconds() > 0 && table.budgetSeconds() < FULL_SECONDS) {
      lines.add(
          ("**A short run: %s a model, where the measure is 30 minutes.** Its rows show that"
                  + " a system walks the whole way and what it costs; not what the system can reach.")
              .formatted(budget(table)));
      lines.add("");
    }
    lines.add("```");
    lines.add(command(table));
    lines.add("```");
    lines.add("");
    lines.addAll(table.lines());
    if (!table.conditions().isEmpty()) {
      lines.add("");
      lines.add("The same for all: " + told(table.conditions()) + ".");
    }
  }

  private String command(LedgerTable table) {
    String command =
        "./freshet evaluate --all --dataset %s --data $DATA/%s".formatted(dataset, dataset);
    if (table.systems().isEmpty()) {
      return command;
    }
    double seconds = table.budgetSeconds();
    String budget =
        seconds % 1 == 0
            ? String.format(Locale.ROOT, "%.0fs", seconds)
            : String.format(Locale.ROOT, "%.0fms", 1000 * seconds);
    String epochs = table.conditions().get(Conditions.EPOCHS);
    return "%s --budget %s --threads %s%s"
        .formatted(
            command,
            budget,
            table.conditions().get("threads"),
            epochs == null ? "" : " --epochs-at-most " + epochs);
  }

  private static String heading(LedgerTable table) {
    if (table.systems().isEmpty()) {
      return "Nothing trained yet";
    }
    String epochs = table.conditions().get(Conditions.EPOCHS);
    return budget(table) + (epochs == null ? "" : ", at most " + epochs + " epochs") + " a model";
  }

  private static String budget(LedgerTable table) {
    double seconds = table.budgetSeconds();
    return seconds >= 60 && seconds % 60 == 0
        ? String.format(
            Locale.ROOT, seconds == 60 ? "%.0f CPU minute" : "%.0f CPU minutes", seconds / 60)
        : String.format(Locale.ROOT, "%.1f CPU seconds", seconds);
  }

  private static String told(SortedMap<String, String> conditions) {
    SortedMap<String, String> shown = new TreeMap<>(conditions);
    shown.remove("budget_cpu_seconds");
    return shown.entrySet().stream()
        .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String columns() {
    return "± is the standard error over users; with several seeds, over seeds. Encoder and table:"
        + " parameters, the item bias counted with the table. MFLOP: counted, one user with a full"
        + " history against the whole catalogue. MB: the model's file. ms: median to rank the"
        + " catalogue for full histories in ONNX Runtime, one thread. Steps/CPU s: training steps"
        + " for each second of CPU. CPU min: of the process, validation included; epochs are"
        + " planned by a few steps tried before, which are not counted, so it is near the budget and not equal to it.";
  }

  /** Of the largest budget. */
  private void pictures(List<String> lines) {
    if (tables.get(0).systems().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("![Quality against latency](../%s/%s)".formatted(IMAGES, picture("quality")));
    lines.add("");
    lines.add("![Learning curves](../%s/%s)".formatted(IMAGES, picture("learning")));
    lines.add("");
    lines.add("![Counted cost against length](../%s/%s)".formatted(IMAGES, COST));
  }

  private void published(List<String> lines) {
    List<PublishedFigure> figures = PublishedFigure.of(dataset);
    if (figures.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("## Published, not measured here");
    lines.add("");
    MarkdownTable table = new MarkdownTable("method", "NDCG@10", "HR@10", "source");
    for (PublishedFigure figure : figures) {
      table.add(
          List.of(
              figure.method(),
              PublishedFigure.cell(figure.ndcg()),
              PublishedFigure.cell(figure.hitRate()),
              figure.source()));
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.add("Other authors' figures by the same protocol, at their own sizes and budgets.");
  }

  private String origin() {
    if (rows.isEmpty()) {
      return "The ledger has no row of this data set.";
    }
    Map<String, TreeSet<String>> commits = new TreeMap<>();
    for (LedgerRow row : rows) {
      commits
          .computeIfAbsent(row.origin().hardware(), hardware -> new TreeSet<>())
          .add(row.origin().commit());
    }
    return commits.entrySet().stream()
        .map(e -> "Machine: %s; commit %s.".formatted(e.getKey(), String.join(", ", e.getValue())))
        .collect(Collectors.joining(" "));
  }
}
