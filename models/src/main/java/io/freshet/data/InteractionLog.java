package io.freshet.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who met which item, as columns. Rows keep the order of their source; users and items are numbered
 * from 0 in order of first appearance.
 */
public final class InteractionLog {
  private static final long UNTIMED = Long.MIN_VALUE;

  private final String name;
  private final String licenceNote;
  private final String sha256;
  private final List<String> userIds;
  private final List<String> itemIds;
  private final ItemEntities entities;
  private final List<String> texts;
  private final Columns columns;

  private InteractionLog(Builder from) {
    this.name = from.name;
    this.licenceNote = from.licenceNote;
    this.userIds = List.copyOf(from.users.keySet());
    this.itemIds = List.copyOf(from.items.keySet());
    this.entities = from.descriptions.of(itemIds);
    this.texts = itemIds.stream().map(id -> from.texts.getOrDefault(id, "")).toList();
    this.columns = from.columns.trimmed();
    this.sha256 = ContentHash.of(this);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  /** What the licence of the data asks of whoever uses a model made from them. */
  public String licenceNote() {
    return licenceNote;
  }

  /**
   * SHA-256 in hex over the rows as text: user id, tab, item id, tab, milliseconds (nothing when
   * untimed), newline. The same for every file format that holds the same rows.
   */
  public String sha256() {
    return sha256;
  }

  /** How many different users. */
  public int users() {
    return userIds.size();
  }

  /** V, how many different items. */
  public int items() {
    return itemIds.size();
  }

  /** How many rows. */
  public int size() {
    return columns.size();
  }

  public String userId(int user) {
    return userIds.get(user);
  }

  public String itemId(int item) {
    return itemIds.get(item);
  }

  /** Every item id, in the order of their numbers. */
  public List<String> itemIds() {
    return itemIds;
  }

  /** What the items are; nothing where the source does not say. */
  public ItemEntities entities() {
    return entities;
  }

  /** What the items are called, in the order of their numbers; empty where the source is silent. */
  public List<String> texts() {
    return texts;
  }

  public int user(int row) {
    return columns.user(row);
  }

  public int item(int row) {
    return columns.item(row);
  }

  /** Event time of a row in milliseconds UTC. */
  public long atMillis(int row) {
    if (!timed()) {
      throw new IllegalStateException(
          "asked for the time of row %d of %s, which has an order but no times"
              .formatted(row, name));
    }
    return columns.atMillis(row);
  }

  /** Whether rows carry event time. Without it the source's order is the only order. */
  public boolean timed() {
    return columns.size() > 0 && columns.atMillis(0) != UNTIMED;
  }

  /** Rows in time order; equal times keep the source's order, as does a log without times. */
  public int[] rowsByTime() {
    return RowOrder.byTime(columns);
  }

  /** The rows of each user in time order; equal times keep the source's order. */
  public int[][] rowsByUser() {
    return RowOrder.byUser(columns, users());
  }

  /** The items of each user, oldest first; equal times keep the source's order. */
  public int[][] itemsByUser() {
    int[][] sequences = rowsByUser();
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        sequence[at] = columns.item(sequence[at]);
      }
    }
    return sequences;
  }

  /**
   * These rows, in this order, as a log of its own. Users and items are numbered anew: those that
   * no row names are unknown to it.
   */
  public InteractionLog subset(int[] rows) {
    Builder subset = builder(name).licenceNote(licenceNote);
    for (int row : rows) {
      subset.add(userId(user(row)), itemId(item(row)), columns.atMillis(row));
    }
    for (int item = 0; item < items(); item++) {
      int[] own = entities.ofItem()[item];
      subset.describe(
          itemId(item), Arrays.stream(own).mapToObj(n -> entities.names().get(n - 1)).toList());
      subset.call(itemId(item), texts.get(item));
    }
    return subset.build();
  }

  /** The earliest rows, in time order: {@code floor(share * size())} of them. */
  public InteractionLog earliest(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a share of a log lies above 0 and up to 1, found " + share);
    }
    return subset(Arrays.copyOf(rowsByTime(), (int) (share * size())));
  }

  /** Collects rows in the order of their source. */
  public static final class Builder {
    private final String name;
    private final Map<String, Integer> users = new LinkedHashMap<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Descriptions descriptions = new Descriptions();
    private final Columns columns = new Columns();
    private String licenceNote = "No licence stated.";

    private Builder(String name) {
      this.name = name;
    }

    public Builder licenceNote(String note) {
      this.licenceNote = note;
      return this;
    }

    /** What an item is; an item that no row names stays unknown. */
    public Builder describe(String itemId, Collection<String> entities) {
      descriptions.add(itemId, entities);
      return this;
    }

    /** What an item is called, in words; an item that no row names stays unknown. */
    public Builder call(String itemId, String text) {
      texts.put(itemId, text);
      return this;
    }

    /** A row whose place in the source is its only time. */
    public Builder add(String userId, String itemId) {
      return add(userId, itemId, UNTIMED);
    }

    /**
     * @param atMillis event time in milliseconds UTC
     * @throws IllegalArgumentException when some rows have a time and others have none
     */
    public Builder add(String userId, String itemId, long atMillis) {
      if (columns.size() > 0 && (columns.atMillis(0) == UNTIMED) != (atMillis == UNTIMED)) {
        throw new IllegalArgumentException(
            "row %d of %s %s a time, unlike the rows before it"
                .formatted(columns.size(), name, atMillis == UNTIMED ? "lacks" : "has"));
      }
      columns.add(number(users, userId), number(items, itemId), atMillis);
      return this;
    }

    public InteractionLog build() {
      return new InteractionLog(this);
    }

    private static int number(Map<String, Integer> known, String id) {
      Integer number = known.putIfAbsent(id, known.size());
      return number == null ? known.size() - 1 : number;
    }
  }

  /** The time of a row as text for its hash: nothing when untimed. */
  String timeText(int row) {
    return timed() ? Long.toString(columns.atMillis(row)) : "";
  }
}
