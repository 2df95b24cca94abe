package io.freshet.block.gate;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Squeeze-and-Excitation Networks (Hu et al., 2018): what a channel holds on average over the
 * picture decides, among all channels, how much of each is let through.
 *
 * @param channels C
 * @param hidden C / r
 */
public record SqueezeExcitation(int channels, int hidden) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T x = in.get(Slot.FEATURES, this);
    T gate = new Bottleneck(channels, hidden).gate(pass, Space.mean(pass.ops(), x));
    return in.with(Slot.FEATURES, pass.ops().multiply(x, gate));
  }

  @Override
  public String label() {
    return "squeeze-excitation(%d)".formatted(hidden);
  }
}
