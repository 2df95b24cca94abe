package io.freshet.bundle;

import io.freshet.sequence.Interaction;
import io.freshet.sequence.UserSequence;

/** One list to be made: for whom, from what, and which events it is the first to cover. */
// per record
public final class Request {
  private final UserSequence sequence;
  private final long firstSequence;
  private long lastSequence;
  private Interaction cause;

  Request(UserSequence sequence, Interaction cause) {
    this.sequence = sequence;
    this.firstSequence = sequence.sequence();
    this.lastSequence = firstSequence;
    this.cause = cause;
  }

  void extend(Interaction event) {
    cause = event;
    lastSequence = sequence.sequence();
  }

  public String userId() {
    return cause.userId();
  }

  /** The history the list is computed from. */
  public UserSequence sequence() {
    return sequence;
  }

  public long firstSequence() {
    return firstSequence;
  }

  public long lastSequence() {
    return lastSequence;
  }

  /** The last event covered, in order of arrival. */
  public Interaction cause() {
    return cause;
  }
}
