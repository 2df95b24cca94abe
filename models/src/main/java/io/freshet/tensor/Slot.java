package io.freshet.tensor;

/** The name of something that flows between blocks. */
public record Slot(String name) {
  /** (B, L) int64, vocabulary indices, 0 is padding. */
  public static final Slot ITEMS = new Slot("items");

  /** (B, L, D), the stream every block reads and writes. */
  public static final Slot MAIN = new Slot("main");

  /** (B, L, D), the output of the last part, not yet added to the main stream. */
  public static final Slot PENDING = new Slot("pending");

  /** (L, D), what tells one place from another where that is not added to the stream. */
  public static final Slot PLACES = new Slot("places");

  /** (B, L) mask, true where an item is real. */
  public static final Slot REAL = new Slot("real");

  /** (1 or B, 1 or H, L, L), added to attention scores. */
  public static final Slot BIAS = new Slot("bias");

  /** (1 or B, 1 or H, L, L) mask made by an objective, true where a query may look. */
  public static final Slot VISIBLE = new Slot("visible");

  /** (B, Q, D), a second stream that asks and is never asked. */
  public static final Slot QUERY = new Slot("query");

  /** (B, L, E), a stream of entities beside the items. */
  public static final Slot ENTITIES = new Slot("entities");

  /** (B, M, D), what came before this sequence. */
  public static final Slot MEMORY = new Slot("memory");

  /** One of several slots of the same kind: skips of a u-shaped stack, memories of its layers. */
  public Slot at(int index) {
    return new Slot(name + "/" + index);
  }
}
