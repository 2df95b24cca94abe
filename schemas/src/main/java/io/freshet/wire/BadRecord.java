package io.freshet.wire;

/**
 * A record that cannot be used: why, as a code, and what was found, as a sentence without
 * coordinates (the caller has topic, partition and offset). Without a stack trace: it is an answer
 * about data, and a flood of bad records must stay cheap.
 */
public final class BadRecord extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_DETAIL = 500;

  private final Reason reason;

  public BadRecord(Reason reason, String detail) {
    super(shortened(detail), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The sentence; never null. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
  }
}
