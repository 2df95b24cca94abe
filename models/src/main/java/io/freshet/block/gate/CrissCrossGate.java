package io.freshet.block.gate;

import io.freshet.block.CrissCrossAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * CCNet (Huang et al., 2019): every place asks those of its own row and column, twice by the same
 * maps, so that word reaches everybody. Starts as the identity.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param narrow channels of queries and keys
 * @param rounds R, how often it is repeated
 */
public record CrissCrossGate(int channels, int height, int width, int narrow, int rounds)
    implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    CrissCrossAttention mixer = new CrissCrossAttention(channels, narrow, width, rounds);
    T x = in.get(Slot.FEATURES, this);
    return in.with(Slot.FEATURES, new OnPlaces(mixer, height, width).apply(pass, x));
  }

  @Override
  public String label() {
    return "criss-cross(%d rounds)".formatted(rounds);
  }
}
