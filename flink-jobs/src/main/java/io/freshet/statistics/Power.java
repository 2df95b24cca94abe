package io.freshet.statistics;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often experiments that are alike find their difference, and after how many users.
 *
 * @param runs experiments
 * @param usersUntilFound of those that found it, the soonest first
 */
public record Power(int runs, long[] usersUntilFound) {
  public Power {
    usersUntilFound = usersUntilFound.clone();
    Arrays.sort(usersUntilFound);
  }

  /** Of so many runs, whose seeds follow each other; they share the processors. */
  public static Power of(
      SimulatedExperiment experiment, SimulatedExperiment.Test test, int runs, long seed) {
    long[] found =
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(run -> experiment.usersUntilFound(test, mixed(seed, run)))
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .toArray();
    return new Power(runs, found);
  }

  /** Far from that of the next run. */
  static long mixed(long seed, int run) {
    return new SplittableRandom(seed * 1_000_003 + run).nextLong();
  }

  @Override
  public long[] usersUntilFound() {
    return usersUntilFound.clone();
  }

  public double share() {
    return (double) usersUntilFound.length / runs;
  }

  /** Users by which this share of all runs had found it; empty where they never do. */
  public OptionalLong usersFor(double share) {
    int place = (int) Math.ceil(share * runs) - 1;
    return place >= 0 && place < usersUntilFound.length
        ? OptionalLong.of(usersUntilFound[place])
        : OptionalLong.empty();
  }
}
