package io.freshet.dataset;

import java.util.Map;

/**
 * What became of a file.
 *
 * @param lines lines read, a header included
 * @param events interactions made of them
 * @param dropped rows left out on purpose, by reason
 */
public record ReadSummary(long lines, long events, Map<String, Long> dropped) {
  public ReadSummary {
    dropped = Map.copyOf(dropped);
  }
}
