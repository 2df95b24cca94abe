package io.freshet.store;

/** The store cannot be written now, as when its disk is full. What it holds can still be read. */
public final class UnwritableStore extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnwritableStore(String sentence) {
    super(sentence);
  }

  UnwritableStore(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
