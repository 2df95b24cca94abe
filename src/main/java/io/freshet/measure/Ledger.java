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
 */
public final class Ledger {
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
  private final Map<RowKey, LedgerRow> rows = new LinkedHashMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  /**
   * Reads what is there; a file that is not there has no rows.
   *
   * @throws BadLedger when a line is no row, with its number
   */
  public static Ledger open(Path file) throws IOException {
    Ledger ledger = new Ledger(file);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (int at = 0; at < lines.size(); at++) {
        ledger.keep(ledger.row(lines.get(at), at + 1));
      }
    }
    return ledger;
  }

  private LedgerRow row(String line, int number) throws BadLedger {
    try {
      return JSON.readValue(line, LedgerRow.class);
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

  private void keep(LedgerRow row) {
    rows.remove(row.key());
    rows.put(row.key(), row);
  }

  public boolean holds(RowKey key) {
    return rows.containsKey(key);
  }

  /** The latest row of each key, in the order they came. */
  public List<LedgerRow> rows() {
    return new ArrayList<>(rows.values());
  }

  /** Adds a row, on disk when this returns. */
  public void append(LedgerRow row) throws IOException {
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
