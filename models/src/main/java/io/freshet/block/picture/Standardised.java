package io.freshet.block.picture;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.List;

/**
 * Brings the channels of PICTURES to mean 0 and deviation 1.
 *
 * @param means of each channel
 * @param deviations of each channel
 */
public record Standardised(List<Double> means, List<Double> deviations) implements Block {
  /** A channel that never changes is not divided by less. */
  private static final double LEAST = 1e-3;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T centred = ops.subtract(in.get(Slot.PICTURES, this), channels(ops, means));
    List<Double> divisors = deviations.stream().map(d -> Math.max(d, LEAST)).toList();
    T standardised = ops.binary(Binary.DIVIDE, centred, channels(ops, divisors));
    return in.with(Slot.PICTURES, standardised);
  }

  /** (C, 1, 1). */
  private static <T> T channels(Ops<T> ops, List<Double> values) {
    float[] each = new float[values.size()];
    for (int channel = 0; channel < each.length; channel++) {
      each[channel] = values.get(channel).floatValue();
    }
    return ops.constant(Weights.of(each, each.length, 1, 1));
  }
}
