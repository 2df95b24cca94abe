package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.evaluate.Estimate;
import io.freshet.train.EpochResult;
import java.util.List;

/**
 * A picture system trained from one seed and asked for the classes of the test pictures.
 *
 * @param accuracy of the test pictures; its error is over them
 */
public record VisionRow(
    RowKey key,
    Data data,
    Machine origin,
    Estimate accuracy,
    Weight weight,
    Latency latency,
    Course course)
    implements Keyed {

  VisionRow withLatency(Latency other) {
    return new VisionRow(key, data, origin, accuracy, weight, other, course);
  }

  /**
   * What was learned from.
   *
   * @param train pictures, a tenth of which validates
   * @param test pictures
   */
  public record Data(String name, int train, int test) {}

  /**
   * What it is to carry.
   *
   * @param parameters that are served, the class head not among them
   * @param flops counted, of one vector
   * @param graphBytes of the file that makes vectors
   */
  public record Weight(long parameters, double flops, long graphBytes) {}

  /**
   * How it was trained.
   *
   * @param epochs that the budget held
   * @param bestEpoch by validation, whose weights were measured
   * @param cpuMinutes of the process, validation included
   * @param stepsPerCpuSecond without validation
   * @param curve one point an epoch
   */
  public record Course(
      int epochs,
      int bestEpoch,
      double cpuMinutes,
      double stepsPerCpuSecond,
      List<EpochResult> curve) {
    public Course {
      curve = List.copyOf(curve);
    }
  }
}
