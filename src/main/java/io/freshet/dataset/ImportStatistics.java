package io.freshet.dataset;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a file holds, counted row by row. */
public final class ImportStatistics {
  private final Set<String> users = new HashSet<>();
  private final Set<String> items = new HashSet<>();
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private boolean timed = true;

  public void add(Interaction row) {
    users.add(row.userId());
    items.add(row.itemId());
    timed &= row.timed();
    firstMillis = Math.min(firstMillis, row.atMillis());
    lastMillis = Math.max(lastMillis, row.atMillis());
  }

  /** Whether every row carries event time. */
  public boolean timed() {
    return timed;
  }

  /** For machines: keys are public. */
  public Map<String, Object> toJson(ReadSummary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lines", summary.lines());
    json.put("users", users.size());
    json.put("items", items.size());
    json.put("events", summary.events());
    json.put("dropped", summary.dropped());
    if (timed) {
      json.put("first", Instant.ofEpochMilli(firstMillis).toString());
      json.put("last", Instant.ofEpochMilli(lastMillis).toString());
    }
    return json;
  }
}
