package io.freshet.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a ledger holds of U-ViTs that tell noise, as a page and as its tables. */
public final class NoisePage {
  private final String dataset;
  private final Map<SortedMap<String, String>, List<NoiseRow>> tables = new LinkedHashMap<>();

  public NoisePage(Ledger<NoiseRow> ledger, String dataset) {
    this.dataset = dataset;
    for (NoiseRow row : ledger.rows()) {
      if (row.data().name().equals(dataset)) {
        tables
            .computeIfAbsent(
                row.key().configuration().conditions(), conditions -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /** The tables alone: rows of the same conditions beside each other, a line for each bin. */
  public List<String> tableLines() {
    List<String> lines = new ArrayList<>();
    for (List<NoiseRow> rows : tables.values()) {
      lines.addAll(table(rows));
      lines.add("");
      rows.forEach(
          row ->
              lines.add(
                  "%s, seed %d: %,d steps, %s CPU minutes, %,d parameters."
                      .formatted(
                          row.key().method(),
                          row.key().seed(),
                          row.course().steps(),
                          number("%.1f", row.course().cpuMinutes()),
                          row.parameters())));
      lines.add("");
    }
    return lines;
  }

  private static List<String> table(List<NoiseRow> rows) {
    List<String> header = new ArrayList<>(List.of("noise, share of a quarter turn"));
    for (NoiseRow row : rows) {
      header.add("%s, seed %d, before".formatted(row.key().method(), row.key().seed()));
      header.add("after");
    }
    MarkdownTable table = new MarkdownTable(header.toArray(String[]::new));
    for (int bin = 0; bin < NoiseConditions.BINS; bin++) {
      List<String> cells = new ArrayList<>();
      double width = 1.0 / NoiseConditions.BINS;
      cells.add(number("%.1f", bin * width) + number(" to %.1f", (bin + 1) * width));
      for (NoiseRow row : rows) {
        cells.add(number("%.3f", row.before().get(bin)));
        cells.add(number("%.3f", row.after().get(bin)));
      }
      table.add(cells);
    }
    List<String> all = new ArrayList<>(List.of("all"));
    for (NoiseRow row : rows) {
      all.add("");
      all.add(number("%.4f", row.lossAfter()));
    }
    table.add(all);
    return table.lines();
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(Objects.requireNonNull(folder, file.toString()));
    Files.writeString(file, markdown());
  }

  /** Markdown, the same for the same ledger. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Noise in pictures of " + dataset);
    lines.add("");
    lines.add(
        "**Question.** Does a U-ViT learn to tell noise however much of it there is, and what are"
            + " its skips worth?");
    lines.add("");
    lines.add(
        "**Protocol.** Pictures of mean 0 and deviation 1 times the cosine, plus noise of deviation"
            + " 1 times the sine of a share of a quarter turn. The U-ViT (Bao et al., 2023) tells"
            + " the noise of every pixel; one tenth of the training pictures chooses the epoch. In"
            + " the table: mean squares of what is wrong of the noise in the test pictures, the"
            + " same noise every time, by how much of it there is; 1 is what zeros would give."
            + " Where skips are cut, the same blocks of the same size are handed zeros, and all"
            + " else is the same: what is drawn, and the number of steps.");
    lines.add("");
    lines.add("```");
    tables.forEach((conditions, rows) -> lines.add(command(conditions, rows)));
    lines.add("```");
    lines.add("");
    lines.addAll(tableLines());
    lines.add(origin());
    return String.join("\n", lines) + "\n";
  }

  private String command(SortedMap<String, String> conditions, List<NoiseRow> rows) {
    String seeds =
        new TreeSet<>(rows.stream().map(row -> row.key().seed()).toList())
            .stream().map(String::valueOf).collect(Collectors.joining(","));
    double seconds = Double.parseDouble(conditions.getOrDefault("budget_cpu_seconds", "0"));
    return "./freshet evaluate --noise --dataset %s --data $DATA/%s%s --seeds %s --budget %s --threads %s"
        .formatted(
            dataset,
            dataset,
            conditions.getOrDefault("pictures", "all").equals("all") ? "" : " --quick",
            seeds,
            number("%.0fs", seconds),
            conditions.getOrDefault("threads", "1"));
  }

  private String origin() {
    if (tables.isEmpty()) {
      return "The ledger has no row of this data set.";
    }
    return tables.values().stream()
        .flatMap(List::stream)
        .map(
            row ->
                "Machine: %s; commit %s.".formatted(row.origin().hardware(), row.origin().commit()))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
