package io.freshet.wire;

import java.io.IOException;

/** Carries a reason through Avro's readers, whose methods allow nothing but IOException. */
final class MalformedBytes extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MalformedBytes(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  // As BadRecord: a flood must stay cheap.
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
