package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * The first filters: PICTURES (B, in, H, W) to FEATURES (B, out, H, W).
 *
 * @param in channels
 * @param out channels
 */
public record TrunkEntry(int in, int out) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> flow) {
    T filtered = new NormedFilters(in, out, 1).apply(pass, flow.get(Slot.PICTURES, this));
    T features = pass.ops().unary(Unary.RELU, filtered);
    return flow.without(Slot.PICTURES).with(Slot.FEATURES, features);
  }
}
