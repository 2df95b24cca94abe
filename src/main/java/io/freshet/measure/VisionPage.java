package io.freshet.measure;

import io.freshet.system.picture.PictureDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a ledger of picture systems holds of one data set, as a page and as the tables of it. */
public final class VisionPage {
  private final VisionTopic topic;
  private final List<PictureDefinition> catalogue;
  private final List<VisionRow> rows;
  private final List<VisionTable> tables;

  private VisionPage(List<VisionRow> rows, VisionTopic topic, List<PictureDefinition> catalogue) {
    this.topic = topic;
    this.catalogue = catalogue;
    this.rows = rows.stream().filter(row -> row.data().name().equals(topic.dataset())).toList();
    this.tables = VisionTable.of(this.rows, topic);
  }

  /**
   * @param catalogue systems that have a row, or are told to have none
   */
  public static VisionPage ofPictures(
      Ledger<VisionRow> ledger, String dataset, List<PictureDefinition> catalogue) {
    return new VisionPage(ledger.rows(), VisionTopic.ofPictures(dataset), catalogue);
  }

  /**
   * @param catalogue systems that have a row, or are told to have none
   */
  public static VisionPage ofClips(Ledger<ClipRow> ledger, List<PictureDefinition> catalogue) {
    VisionTopic topic = VisionTopic.ofClips(ledger.rows());
    return new VisionPage(ledger.rows().stream().map(ClipRow::ordered).toList(), topic, catalogue);
  }

  /** The tables alone, for a console: rows of the same conditions beside each other. */
  public List<String> tableLines() {
    List<String> lines = new ArrayList<>();
    for (VisionTable table : tables) {
      lines.add(table.heading());
      lines.add("");
      lines.addAll(table.lines(catalogue));
      lines.add("");
    }
    return lines;
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(Objects.requireNonNull(folder, file.toString()));
    Files.writeString(file, markdown());
  }

  /** Markdown, the same for the same ledger. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Every %s system on %s".formatted(topic.noun(), topic.dataset()));
    lines.add("");
    lines.add("**Question.** " + topic.question());
    lines.add("");
    lines.add(
        "**Protocol.** %s Latency is that of the exported graph, %ss to vectors."
            .formatted(topic.protocol(), topic.noun()));
    for (VisionTable table : tables) {
      section(table, lines);
    }
    lines.add("");
    lines.add(
        "± is the standard error over test "
            + topic.noun()
            + "s. Parameters and MFLOP are those of the vector, the class head not among them."
            + " MB: the file of the graph. ms: medians in ONNX Runtime, one thread. CPU min: of the"
            + " process, validation included; epochs are planned by a few steps tried before, which"
            + " are not counted, so it is near the budget and not equal to it.");
    lines.add("");
    lines.add(origin());
    return String.join("\n", lines) + "\n";
  }

  private void section(VisionTable table, List<String> lines) {
    lines.add("");
    lines.add("## " + table.heading());
    lines.add("");
    if (table.quick()) {
      lines.add(
          "**A quick look: fewer %ss and less time.** Its rows show that a system walks the whole"
                  .formatted(topic.noun())
              + " way and what it costs; not what the system can reach.");
      lines.add("");
    }
    lines.add("```");
    lines.add(
        "./freshet evaluate --vision --dataset %s --data $DATA/%s%s"
            .formatted(topic.dataset(), topic.folder(), table.options()));
    lines.add("```");
    lines.add("");
    lines.addAll(table.lines(catalogue));
    if (!table.rows().isEmpty()) {
      lines.add("");
      lines.add("The same for all: " + table.told() + ".");
    }
  }

  private String origin() {
    if (rows.isEmpty()) {
      return "The ledger has no row of this data set.";
    }
    Map<String, TreeSet<String>> commits = new TreeMap<>();
    for (VisionRow row : rows) {
      commits
          .computeIfAbsent(row.origin().hardware(), hardware -> new TreeSet<>())
          .add(row.origin().commit());
    }
    return commits.entrySet().stream()
        .map(e -> "Machine: %s; commit %s.".formatted(e.getKey(), String.join(", ", e.getValue())))
        .collect(Collectors.joining(" "));
  }
}
