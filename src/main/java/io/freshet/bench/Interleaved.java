package io.freshet.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ways of doing the same work, timed in turn so that whatever else the machine does hits all of
 * them alike. For whole pipelines; single methods are measured by JMH.
 */
final class Interleaved {
  /** One way: does the work once. */
  interface Way {
    void run() throws Exception;
  }

  private final Map<String, Way> ways = new LinkedHashMap<>();

  Interleaved way(String name, Way way) {
    ways.put(name, way);
    return this;
  }

  /** Median seconds of one run by name, after {@code warmUps} rounds that do not count. */
  Map<String, Double> medianSeconds(int warmUps, int rounds) throws Exception {
    String[] names = ways.keySet().toArray(new String[0]);
    double[][] seconds = new double[names.length][rounds];
    for (int round = -warmUps; round < rounds; round++) {
      int column = 0;
      for (Way way : ways.values()) {
        long started = System.nanoTime();
        way.run();
        if (round >= 0) {
          seconds[column][round] = (System.nanoTime() - started) / 1e9;
        }
        column++;
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    for (int column = 0; column < names.length; column++) {
      medians.put(names[column], median(seconds[column]));
    }
    return medians;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
