package io.freshet.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a ledger holds of a ViT that was told few classes, as a page and as its table. */
public final class FewLabelsPage {
  private final String dataset;
  private final List<FewLabelsRow> rows;

  public FewLabelsPage(Ledger<FewLabelsRow> ledger, String dataset) {
    this.dataset = dataset;
    List<FewLabelsRow> own = new ArrayList<>(ledger.rows());
    own.removeIf(row -> !row.data().name().equals(dataset));
    own.sort(
        Comparator.comparing(
                (FewLabelsRow row) -> row.key().configuration().conditions().toString())
            .thenComparing(row -> row.data().share())
            .thenComparing(row -> row.key().seed())
            .thenComparing(row -> row.before().epochs()));
    this.rows = List.copyOf(own);
  }

  /** The table alone. */
  public List<String> tableLines() {
    MarkdownTable table =
        new MarkdownTable(
            "start",
            "labels",
            "seed",
            "accuracy, %",
            "over scratch, points",
            "CPU min before",
            "epochs before",
            "steps",
            "CPU min");
    rows.forEach(row -> table.add(cells(row)));
    return table.lines();
  }

  private List<String> cells(FewLabelsRow row) {
    boolean learned = row.before().epochs() > 0;
    return List.of(
        row.key().method(),
        number("%,.0f", row.data().train()) + number(" (%.0f %%)", 100 * row.data().share()),
        Long.toString(row.key().seed()),
        number("%.2f", 100 * row.accuracy().mean())
            + number(" ± %.2f", 100 * row.accuracy().standardError()),
        learned ? scratch(row).map(other -> over(row, other)).orElse("") : "",
        learned ? number("%.1f", row.before().cpuMinutes()) : "",
        learned ? Integer.toString(row.before().epochs()) : "",
        Integer.toString(row.course().steps()),
        number("%.1f", row.course().cpuMinutes()));
  }

  private static String over(FewLabelsRow row, FewLabelsRow other) {
    return number("%+.2f", 100 * (row.accuracy().mean() - other.accuracy().mean()));
  }

  /** The same labels, learned in the same way. */
  private Optional<FewLabelsRow> scratch(FewLabelsRow row) {
    SortedMap<String, String> same = row.key().configuration().conditions();
    return rows.stream()
        .filter(other -> other.before().epochs() == 0)
        .filter(other -> other.key().seed() == row.key().seed())
        .filter(other -> other.key().sha256().equals(row.key().sha256()))
        .filter(other -> other.key().configuration().conditions().equals(same))
        .findFirst();
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(Objects.requireNonNull(folder, file.toString()));
    Files.writeString(file, markdown());
  }

  /** Markdown, the same for the same ledger. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Few labels of " + dataset);
    lines.add("");
    lines.add(
        "**Question.** What does a ViT gain from pictures whose classes nobody told, when the"
            + " classes of few are known?");
    lines.add("");
    lines.add(
        "**Protocol.** Masked autoencoding (He et al., 2022) of all training pictures, their"
            + " classes unseen: three of four patches are hidden, the ViT sees the others alone,"
            + " and light blocks that are thrown away afterwards draw what was hidden. Then the"
            + " same ViT is told the classes of a share of the pictures, the same share of each"
            + " class, from these parameters and from drawn ones: the same labels, the same number"
            + " of steps, the same settings. The parameters of the last step are asked once, by"
            + " libtorch, of the test pictures: few labels are too few to choose by.");
    lines.add("");
    lines.add("```");
    lines.add(
        "./freshet evaluate --few-labels --dataset %s --data $DATA/%s%s"
            .formatted(dataset, dataset, options()));
    lines.add("```");
    lines.add("");
    lines.addAll(tableLines());
    lines.add("");
    lines.add(
        "± is the standard error over test pictures. CPU min: of the process, validation included;"
            + " epochs before are planned by a few steps tried first, which are not counted, so"
            + " they are near the budget and not equal to it.");
    lines.add("");
    lines.add(origin());
    return String.join("\n", lines) + "\n";
  }

  /** Of the command that makes it, from a space on. */
  private String options() {
    Optional<FewLabelsRow> learned =
        rows.stream().filter(row -> row.before().epochs() > 0).findFirst();
    if (learned.isEmpty()) {
      return "";
    }
    Configuration configuration = learned.get().key().configuration();
    String shares =
        new TreeSet<>(rows.stream().map(row -> row.data().share()).toList())
            .stream().map(String::valueOf).collect(Collectors.joining(","));
    String seeds =
        new TreeSet<>(rows.stream().map(row -> row.key().seed()).toList())
            .stream().map(String::valueOf).collect(Collectors.joining(","));
    double seconds =
        Double.parseDouble(configuration.settings().getOrDefault("before_budget_cpu_seconds", "0"));
    return " --labels %s --seeds %s --steps %s --budget %s --threads %s"
        .formatted(
            shares,
            seeds,
            configuration.conditions().getOrDefault("steps", ""),
            number("%.0fs", seconds),
            configuration.conditions().getOrDefault("threads", ""));
  }

  private String origin() {
    if (rows.isEmpty()) {
      return "The ledger has no row of this data set.";
    }
    return rows.stream()
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
