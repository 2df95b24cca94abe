package io.freshet.system;

/** A configuration that cannot work; its message names fields, values and what is allowed. */
public final class UnfitSystem extends IllegalArgumentException {
  public UnfitSystem(String sentence) {
    super(sentence);
  }
}
