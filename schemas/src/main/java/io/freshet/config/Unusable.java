package io.freshet.config;

/**
 * What was given is well written and cannot be used here and now: a folder, a port, an address. The
 * message says which, and why.
 */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unusable(String sentence) {
    super(sentence);
  }

  public Unusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
