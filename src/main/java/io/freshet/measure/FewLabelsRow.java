package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.evaluate.Estimate;
import io.freshet.train.EpochResult;
import java.util.List;

/**
 * A ViT that was told the classes of a few pictures and asked for those of the test pictures.
 *
 * @param accuracy of the test pictures; its error is over them
 */
public record FewLabelsRow(
    RowKey key, Data data, Machine origin, Estimate accuracy, Before before, Course course)
    implements Keyed {
  /** Parameters that were drawn. */
  public static final String FROM_SCRATCH = "vit, from scratch";

  /** Parameters that had learned to draw hidden patches. */
  public static final String FROM_HIDDEN_PATCHES = "vit, after hidden patches (MAE)";

  /**
   * @param share of the pictures whose classes were told
   * @param train pictures whose classes were told
   * @param test pictures
   */
  public record Data(String name, double share, int train, int test) {}

  /**
   * What was learned without classes, from all pictures.
   *
   * @param epochs none where parameters were drawn
   * @param cpuMinutes of the process, validation included
   * @param explained share of the deviation of hidden patches that was drawn
   */
  public record Before(int epochs, double cpuMinutes, double explained) {
    static Before nothing() {
      return new Before(0, 0, 0);
    }
  }

  /**
   * How classes were learned.
   *
   * @param steps in these epochs
   * @param cpuMinutes of the process, validation included
   * @param curve one point an epoch
   */
  public record Course(int epochs, int steps, double cpuMinutes, List<EpochResult> curve) {
    public Course {
      curve = List.copyOf(curve);
    }
  }
}
