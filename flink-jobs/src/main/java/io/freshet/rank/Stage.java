package io.freshet.rank;

/** One step from candidates to a list. Pure: what it needs comes with the shopper. */
public interface Stage {
  /** In traces; public API. */
  String label();

  void apply(Candidates candidates, Shopper shopper);
}
