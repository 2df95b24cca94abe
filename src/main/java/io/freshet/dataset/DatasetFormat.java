package io.freshet.dataset;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The file formats that can be read. */
public enum DatasetFormat {
  /** MovieLens 1M, 10M: {@code user::item::rating::seconds}. */
  RATINGS_DAT(MovieLensRatings::dat, StandardCharsets.UTF_8),
  /** MovieLens 100K: the same between tabs. */
  U_DATA(MovieLensRatings::tabs, StandardCharsets.UTF_8),
  /** MovieLens 20M and later: the same between commas, under a header. */
  RATINGS_CSV(MovieLensRatings::csv, StandardCharsets.UTF_8),
  /** RecBole's atomic file of interactions. */
  RECBOLE(RecBoleInteractions::new, StandardCharsets.UTF_8),
  /** {@code user item}, in time order. */
  SASREC(SasRecLines::new, StandardCharsets.UTF_8),
  /** {@code user item item …}, in time order. */
  AMAZON(AmazonSequences::new, StandardCharsets.UTF_8),
  /** UCI Online Retail; Latin-1 in its original, and nothing that is read lies beyond ASCII. */
  ONLINE_RETAIL(OnlineRetailLines::new, StandardCharsets.ISO_8859_1),
  /** One JSON object per line. */
  JSON_LINES(JsonEvents::new, StandardCharsets.UTF_8);

  private final Supplier<LineFormat> lines;
  private final Charset charset;

  DatasetFormat(Supplier<LineFormat> lines, Charset charset) {
    this.lines = lines;
    this.charset = charset;
  }

  /**
   * Reads a file, plain or gzipped, and gives every row to the sink in the file's order.
   *
   * @throws BadDataset naming file, line, what was found and what was expected
   */
  public ReadSummary read(Path file, Consumer<Interaction> sink) throws IOException {
    return LineReader.read(file, charset, lines.get(), sink);
  }

  /** Tells the format by the file's name and its first line. */
  public static DatasetFormat detect(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String line = LineReader.firstLine(file, StandardCharsets.ISO_8859_1).strip();
    if (line.startsWith("{")) {
      return JSON_LINES;
    }
    if (line.startsWith("InvoiceNo,")) {
      return ONLINE_RETAIL;
    }
    if (line.contains("user_id:token")) {
      return RECBOLE;
    }
    if (line.contains("::")) {
      return RATINGS_DAT;
    }
    if (line.startsWith("userId,") || name.startsWith("ratings.csv")) {
      return RATINGS_CSV;
    }
    return byWords(file, line);
  }

  private static DatasetFormat byWords(Path file, String line) throws BadDataset {
    if (line.isEmpty()) {
      throw new BadDataset("cannot read interactions from %s: it holds no text".formatted(file));
    }
    if (line.matches("\\S+\\t\\S+\\t\\S+\\t\\d+")) {
      return U_DATA;
    }
    if (line.matches("\\S+\\s+\\S+")) {
      return SASREC;
    }
    if (line.matches("\\S+( +\\S+){2,}(\\t.*)?")) {
      return AMAZON;
    }
    throw new BadDataset(
        "cannot tell the format of %s from its first line; name it with --format".formatted(file));
  }
}
