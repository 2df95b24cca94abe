package io.freshet.measure;

import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How long a package takes to rank the catalogue for full histories, on one thread of ONNX Runtime.
 *
 * @param oneMillis median for one user
 * @param sixtyFourMillis median for a batch of 64
 */
public record Latency(double oneMillis, double sixtyFourMillis) {
  private static final int TOP = 10;
  private static final long SEED = 7;

  static Latency of(Scorer scorer) {
    return new Latency(median(scorer, 1, 201), median(scorer, 64, 31));
  }

  private static double median(Scorer scorer, int rows, int times) {
    SequenceBatch batch = full(scorer, rows);
    for (int warmUp = 0; warmUp < times / 5; warmUp++) {
      scorer.score(batch, TOP);
    }
    long[] nanos = new long[times];
    for (int at = 0; at < times; at++) {
      long before = System.nanoTime();
      scorer.score(batch, TOP);
      nanos[at] = System.nanoTime() - before;
    }
    Arrays.sort(nanos);
    return nanos[times / 2] / 1e6;
  }

  private static SequenceBatch full(Scorer scorer, int rows) {
    int length = scorer.model().maxLength();
    int items = scorer.model().vocabulary().size();
    long[] drawn = new SplittableRandom(SEED).longs((long) rows * length, 1, items + 1L).toArray();
    return new SequenceBatch(rows, length, drawn);
  }
}
