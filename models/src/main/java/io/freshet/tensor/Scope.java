package io.freshet.tensor;

/**
 * Where in a model a block stands, as prefixes that are empty or end in a slash.
 *
 * @param place of taps and dropout, unlike any other
 * @param owner of parameters: places with the same owner share them
 */
public record Scope(String place, String owner) {
  public static final Scope ROOT = new Scope("", "");

  Scope in(String name) {
    return sharing(name, name);
  }

  Scope sharing(String innerPlace, String innerOwner) {
    return new Scope(place + innerPlace + "/", owner + innerOwner + "/");
  }
}
