package io.freshet.block.picture;

import io.freshet.block.gate.Gate;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * Filters that add to what they read, then a gate. Where the channels change, filters of two steps
 * go before. FEATURES (B, in, H, W) to (B, out, H, W), or half as high and wide.
 *
 * @param in channels
 * @param out channels
 * @param gate of the whole stage
 */
public record TrunkStage(int in, int out, Gate gate) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> flow) {
    Ops<T> ops = pass.ops();
    T x = flow.get(Slot.FEATURES, this);
    T read = in == out ? x : ops.unary(Unary.RELU, halved().apply(pass.in("halve"), x));
    T added = new NormedFilters(out, out, 1).apply(pass.in("filters"), read);
    T stage = ops.unary(Unary.RELU, ops.add(read, added));
    return gate.apply(pass.in("gate"), flow.with(Slot.FEATURES, stage));
  }

  private NormedFilters halved() {
    return new NormedFilters(in, out, 2);
  }
}
