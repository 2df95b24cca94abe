package io.freshet.train;

/**
 * How a run goes, whatever it teaches.
 *
 * @param optimisation how parameters move
 * @param batches how a step is cut up
 * @param stop when it ends
 * @param seed of everything that is drawn
 */
public record Pace(Optimisation optimisation, Batches batches, Stop stop, long seed) {
  /**
   * @param examples of one step
   * @param tokens that a micro-batch may hold
   * @param threads that share a step
   */
  public record Batches(int examples, int tokens, int threads) {}

  /**
   * @param epochs at most; the learning rate falls over all of them
   * @param patience epochs without a better validation before it stops
   */
  public record Stop(int epochs, int patience) {}

  long stepsPerEpoch(int examples) {
    return (examples + batches.examples() - 1) / batches.examples();
  }
}
