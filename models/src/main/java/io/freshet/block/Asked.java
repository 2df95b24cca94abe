package io.freshet.block;

/** What a model is asked when it is to tell an item. */
public enum Asked {
  /** The state of the item before it. */
  LAST_STATE("the last item"),
  /** The state of something in its place, which the others hear. */
  HIDDEN_ITEM("a hidden item"),
  /** The state of a query, which nobody hears. */
  QUERY("a query beside the items");

  private final String label;

  Asked(String label) {
    this.label = label;
  }

  /** In messages. */
  public String label() {
    return label;
  }
}
