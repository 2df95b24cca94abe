package io.freshet.picture;

import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;

/**
 * A picture that cannot be used, however often it is tried: why, as a code, and what was found, as
 * a sentence. Without a stack trace, as {@link BadRecord}.
 */
public final class BadPicture extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public BadPicture(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The sentence; never null. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
