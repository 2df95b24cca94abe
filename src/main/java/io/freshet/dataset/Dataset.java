package io.freshet.dataset;

import io.freshet.data.InteractionLog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A data set in memory.
 *
 * @param file where it was read from
 * @param log its interactions, in the file's order, and what its items are where a file beside it
 *     or the file itself says so
 * @param summary what became of the file's lines
 */
public record Dataset(Path file, InteractionLog log, ReadSummary summary) {
  static Dataset read(Path file, DatasetFormat format, InteractionLog.Builder into)
      throws IOException {
    ReadSummary summary =
        format.read(
            file,
            row -> {
              if (row.timed()) {
                into.add(row.userId(), row.itemId(), row.atMillis());
              } else {
                into.add(row.userId(), row.itemId());
              }
            });
    ItemFiles.describe(file, format, into);
    return new Dataset(file, into.build(), summary);
  }
}
