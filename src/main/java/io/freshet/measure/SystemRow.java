package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.evaluate.AtCutoff;
import java.util.List;

/** A system trained from one seed, exported, and ranked by its package. */
public record SystemRow(
    RowKey key,
    Data data,
    Machine origin,
    AtCutoff quality,
    Weight weight,
    Latency latency,
    Course course)
    implements LedgerRow {

  SystemRow withLatency(Latency other) {
    return new SystemRow(key, data, origin, quality, weight, other, course);
  }

  /**
   * What it is to carry.
   *
   * @param encoderParameters that do not grow with the catalogue
   * @param tableParameters item table and item bias
   * @param flopsPerUser counted, of one full history against the whole catalogue
   * @param graphBytes of the model's file
   */
  public record Weight(
      long encoderParameters, long tableParameters, double flopsPerUser, long graphBytes) {}

  /**
   * How it was trained.
   *
   * @param epochs that the budget held
   * @param bestEpoch by validation, whose weights were exported
   * @param cpuMinutes of the process, validation included
   * @param stepsPerCpuSecond without validation
   * @param curve one point an epoch
   */
  public record Course(
      int epochs,
      int bestEpoch,
      double cpuMinutes,
      double stepsPerCpuSecond,
      List<CurvePoint> curve) {
    public Course {
      curve = List.copyOf(curve);
    }
  }
}
