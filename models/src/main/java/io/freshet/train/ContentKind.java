package io.freshet.train;

/** What new items are known by. */
public enum ContentKind {
  /** Their titles and categories. */
  WORDS,
  /** What an encoder makes of their pictures. */
  PICTURES,
  BOTH;

  public boolean hasWords() {
    return this != PICTURES;
  }

  public boolean hasPictures() {
    return this != WORDS;
  }
}
