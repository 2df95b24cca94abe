package io.freshet.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes the stored bytes of a new released version, once, before it is committed: arguments are
 * the folder and the version. Files that are there are never written over.
 */
final class StoredBytes {
  private StoredBytes() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (SpecificRecordBase record : Samples.all()) {
      Path stem = folder.resolve(record.getSchema().getName()).resolve(arguments[1]);
      write(record, stem);
    }
  }

  @SuppressWarnings("unchecked")
  private static void write(SpecificRecordBase record, Path stem) throws IOException {
    Class<SpecificRecordBase> type = (Class<SpecificRecordBase>) record.getClass();
    Path hex = Path.of(stem + ".hex");
    if (Files.notExists(hex)) {
      Files.createDirectories(hex.getParent());
      Files.writeString(
          hex, HexFormat.of().formatHex(RecordCodecs.avro(type).encode(record)) + "\n");
      byte[] json = RecordCodecs.json(type).encode(record);
      Files.write(Path.of(stem + ".json"), json);
    }
  }
}
