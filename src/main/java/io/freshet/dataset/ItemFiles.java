package io.freshet.dataset;

import io.freshet.data.InteractionLog;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds what items are: beside the interactions, in the file their source publishes with them, or
 * in the interactions themselves. Without such a file nothing is known of items.
 */
final class ItemFiles {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final Charset UTF = StandardCharsets.UTF_8;

  private final Path interactions;
  private final Consumer<ItemDescription> sink;

  private ItemFiles(Path interactions, Consumer<ItemDescription> sink) {
    this.interactions = interactions;
    this.sink = sink;
  }

  /**
   * @throws BadDataset when such a file is there and a line is malformed
   */
  static void describe(Path interactions, DatasetFormat format, InteractionLog.Builder into)
      throws IOException {
    ItemFiles files =
        new ItemFiles(
            interactions,
            said -> {
              into.describe(said.itemId(), said.entities());
              into.call(said.itemId(), said.text());
            });
    switch (format) {
      case RATINGS_DAT -> files.read("movies.dat", LATIN, MovieLensMovies::dat);
      case U_DATA -> files.read("u.item", LATIN, MovieLensMovies::flags);
      case RATINGS_CSV -> files.read("movies.csv", UTF, MovieLensMovies::csv);
      case RECBOLE -> files.read(files.stem() + ".item", UTF, new RecBoleItems());
      case SASREC -> files.readRenumbered();
      case ONLINE_RETAIL -> files.readWords();
      case JSON_LINES -> files.read(files.stem() + ".items.jsonl", UTF, JsonItems::read);
      case AMAZON -> {
        // its text holds no categories
      }
    }
  }

  private void read(String name, Charset charset, ItemFormat format) throws IOException {
    Optional<Path> file = beside(name);
    if (file.isPresent()) {
      LineReader.read(file.get(), charset, line -> format.read(line, sink));
    }
  }

  private void readWords() throws IOException {
    RetailWords words = new RetailWords();
    LineReader.read(interactions, LATIN, line -> words.read(line, sink));
    words.tell(sink);
  }

  /** MovieLens 1M in the papers' numbers: {@code new old} tells them apart from the films'. */
  private void readRenumbered() throws IOException {
    Optional<Path> file = beside("movies.dat");
    Optional<Path> numbers = beside("sas_to_original_items.txt");
    if (file.isEmpty() || numbers.isEmpty()) {
      return;
    }
    Map<String, ItemDescription> films = new HashMap<>();
    LineReader.read(
        file.get(),
        LATIN,
        line -> MovieLensMovies.dat(line, film -> films.put(film.itemId(), film)));
    LineReader.read(
        numbers.get(),
        UTF,
        line -> {
          String[] words = line.strip().split("\\s+", -1);
          if (words.length != 2) {
            throw new BadLine("2 words `item film`, not %d".formatted(words.length));
          }
          sink.accept(
              films.getOrDefault(words[1], new ItemDescription(words[1], List.of())).as(words[0]));
        });
  }

  private Optional<Path> beside(String name) {
    for (String ending : List.of("", ".gz")) {
      Path file = interactions.resolveSibling(name + ending);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** {@code a} of {@code a.inter} or {@code a.jsonl.gz}. */
  private String stem() {
    String name = String.valueOf(interactions.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot < 0 ? plain : plain.substring(0, dot);
  }
}
