package io.freshet.tensor;

/** The name of something that flows between blocks. */
public record Slot(String name) {
  /** (B, L) int64, vocabulary indices, 0 is padding. */
  public static final Slot ITEMS = new Slot("items");

  /** (B, L, D), the stream every block reads and writes. */
  public static final Slot MAIN = new Slot("main");

  /** (B, L, D), the output of the last part, not yet added to the main stream. */
  public static final Slot PENDING = new Slot("pending");

  /** (1 or B, L) int64, where positions stand when that is not the order in which they are read. */
  public static final Slot AGES = new Slot("ages");

  /** (…, D), what tells one place from another where that is not added to the stream. */
  public static final Slot PLACES = new Slot("places");

  /** (2 K, D), what tells one signed distance from another. */
  public static final Slot OFFSETS = new Slot("offsets");

  /** (1 or B, 1, L, K) int64, which row of OFFSETS tells how far a key stands from a query. */
  public static final Slot DISTANCES = new Slot("distances");

  /** (H, L, L), how much of a key is left for a query; nothing of one that comes later. */
  public static final Slot DECAYS = new Slot("decays");

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

  /** (B, L, K) int64, the entities an objective tells of each position, 0 is none. */
  public static final Slot TOLD = new Slot("told");

  /** (B, L) mask, true where an entity is told. */
  public static final Slot DESCRIBED = new Slot("described");

  /** (N + 1, E), the vectors of all entities, row 0 is none. */
  public static final Slot ENTITY_TABLE = new Slot("entity-table");

  /** (B, M, D), what came before this sequence, as the block that reads it needs it. */
  public static final Slot MEMORY = new Slot("memory");

  /** (B, M) mask, true where what came before is an item. */
  public static final Slot REMEMBERED = new Slot("remembered");

  /** (B) int64, which task each row is for. */
  public static final Slot TASK = new Slot("task");

  /** (B, C, H, W) pictures or (B, F, C, H, W) clips, channels first, from 0 to 1. */
  public static final Slot PICTURES = new Slot("pictures");

  /** (B, V) int64, what is shown where the rest is left out; -1 pads a row that shows fewer. */
  public static final Slot SHOWN = new Slot("shown");

  /** (B, L) int64, where each stands among those shown; V or more for what is left out. */
  public static final Slot STANDS = new Slot("stands");

  /** (B) int64, the item that comes next: told while a model learns to make it out of noise. */
  public static final Slot NEXT = new Slot("next");

  /** (B, 1, D), the vector of that item. */
  public static final Slot CLEAN = new Slot("clean");

  /** (B, 1, D), noise of deviation 1. */
  public static final Slot NOISE = new Slot("noise");

  /** (B) from 0, no noise, to 1, nothing but noise. */
  public static final Slot MOMENTS = new Slot("moments");

  /** (B, C, H, W) of a picture or (B, F, C, H, W) of a clip: what a stage of filters made of it. */
  public static final Slot FEATURES = new Slot("features");

  /** (B, D), one vector for each row. */
  public static final Slot VECTOR = new Slot("vector");

  /** (B, L, C), scores of classes: what a head answers while a model learns. */
  public static Slot answersOf(String head) {
    return new Slot("answers/" + head);
  }

  /** One of several slots of the same kind: skips of a u-shaped stack, memories of its layers. */
  public Slot at(int index) {
    return new Slot(name + "/" + index);
  }
}
