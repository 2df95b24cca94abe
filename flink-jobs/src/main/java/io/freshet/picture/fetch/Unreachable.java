package io.freshet.picture.fetch;

/** A picture that could not be had now, and perhaps later. Without a stack trace: it is data. */
public final class Unreachable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unreachable(String detail) {
    super(detail, null, false, false);
  }

  /** The sentence; never null. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
