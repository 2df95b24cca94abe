package io.freshet.rank;

/**
 * How deep into the candidates lists have lately gone until they were full, and so how many to ask
 * a model for. A list can need as many as its person has seen items and its own length besides, and
 * hardly ever does; a graph's search for the best costs time for every one. Where too few were
 * asked for, the caller asks again: this decides what it costs, never what is listed.
 *
 * <p>One thread.
 */
// per record
public final class CandidateDepth {
  /** After a thousand lists a deep one counts for a third. */
  private static final double FADING = 0.999;

  private static final double ROOM = 1.25;
  private static final int LEAST_ROOM = 4;

  private double deepest;

  /**
   * How many to ask for.
   *
   * @param most that a list can need; all of them as long as nothing is known
   */
  public int ask(int most) {
    return deepest == 0 ? most : Math.min(most, (int) (deepest * ROOM) + LEAST_ROOM);
  }

  /**
   * Takes note of a list.
   *
   * @param looked candidates until it was full, or all there were
   */
  public void note(int looked) {
    deepest = Math.max(looked, deepest * FADING);
  }
}
