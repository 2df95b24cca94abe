package io.freshet.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that were measured, one JSON object a line. Rows are only ever added; where two have the
 * same key, the later one counts.
 *
 * @param <R> what a row is
 */
public final class Ledger<R extends Keyed> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Path file;
  private final Class<R> kind;
  private final Map<RowKey, R> rows = new LinkedHashMap<>();

  private Ledger(Path file, Class<R> kind) {
    this.file = file;
    this.kind = kind;
  }

  /** Of systems that rank; see {@link #open(Path, Class)}. */
  public static Ledger<LedgerRow> open(Path file) throws IOException {
    return open(file, LedgerRow.class);
  }

  /**
   * Reads what is there; a file that is not there has no rows.
   *
   * @throws BadLedger when a line is no row, with its number
   */
  public static <R extends Keyed> Ledger<R> open(Path file, Class<R> kind) throws IOException {
    Ledger<R> ledger = new Ledger<>(file, kind);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (int at = 0; at < lines.size(); at++) {
        ledger.keep(ledger.row(lines.get(at), at + 1));
      }
    }
    return ledger;
  }

  private R row(String line, int number) throws BadLedger {
    try {
      return JSON.readValue(line, kind);
    } catch (JsonProcessingException e) {
      throw new BadLedger(
          "cannot read line %d of the ledger %s: %s; found '%s', expected a row as one JSON object"
              .formatted(number, file, e.getOriginalMessage(), beginning(line)),
          e);
    }
  }

  private static String beginning(String line) {
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }

  private void keep(R row) {
    rows.remove(row.key());
    rows.put(row.key(), row);
  }

  public boolean holds(RowKey key) {
    return rows.containsKey(key);
  }

  /** The latest row of each key, in the order they came. */
  public List<R> rows() {
    return new ArrayList<>(rows.values());
  }

  /** Adds a row, on disk when this returns. */
  public void append(R row) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    byte[] line = (JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    keep(row);
  }
}
