package io.freshet.model;

/** What a graph returns. */
public enum OutputKind {
  /** The best k vocabulary indices of each row with their scores, chosen in the graph. */
  TOP_K("top-k"),
  /**
   * A score for every item, chosen from in Java: (B, V), column j for item j+1, or (B, V+1), column
   * j for item j.
   */
  SCORES("scores");

  private final String code;

  OutputKind(String code) {
    this.code = code;
  }

  /** As the manifest writes it. */
  public String code() {
    return code;
  }
}
