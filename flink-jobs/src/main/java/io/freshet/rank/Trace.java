package io.freshet.rank;

import java.util.List;

/** What each stage of a ranking did, in order. */
public record Trace(List<Step> steps) {
  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * @param before candidates that came in
   * @param after candidates that went on
   */
  public record Step(String stage, int before, int after) {}
}
