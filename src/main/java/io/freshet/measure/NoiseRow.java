package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.train.EpochResult;
import java.util.List;

/**
 * A U-ViT that learned to tell the noise in pictures, asked about the noise in the test pictures.
 *
 * @param before mean squares of what is wrong of the noise, of equal parts of time from 0 to 1, by
 *     parameters as drawn
 * @param after the same, when it has learned
 */
public record NoiseRow(
    RowKey key,
    Data data,
    Machine origin,
    List<Double> before,
    List<Double> after,
    long parameters,
    Course course)
    implements Keyed {
  public NoiseRow {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * @param train pictures, a tenth of which validates
   * @param test pictures
   */
  public record Data(String name, int train, int test) {}

  /**
   * @param steps of learning
   * @param cpuMinutes of the process, validation included
   * @param curve one point an epoch
   */
  public record Course(long steps, double cpuMinutes, List<EpochResult> curve) {
    public Course {
      curve = List.copyOf(curve);
    }
  }

  /** Of all parts of time. */
  double lossAfter() {
    return after.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
