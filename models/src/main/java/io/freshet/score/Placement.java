package io.freshet.score;

/**
 * Where a session was wanted and where it runs.
 *
 * @param wanted by configuration
 * @param used cpu or a GPU
 * @param reason why it runs elsewhere than wanted; empty when it does not
 */
public record Placement(Device wanted, Device used, String reason) {
  /** Whether a GPU was to be used and is not: worth a metric and a look. */
  public boolean fellBack() {
    return !reason.isEmpty();
  }
}
