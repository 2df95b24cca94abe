package io.freshet.block.gate;

import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Dual Attention Network (Fu et al., 2019): places ask places, and channels ask channels by their
 * own products; both answers are added with the factors {@code alpha} (1) and {@code beta} (1),
 * which start at zero.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param narrow channels of queries and keys
 */
public record DualAttention(int channels, int height, int width, int narrow) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T fromPlaces = ops.multiply(ofPlaces(pass, x), pass.parameter("alpha", Initial.ZEROS, 1));
    T fromChannels = ops.multiply(ofChannels(pass, x), pass.parameter("beta", Initial.ZEROS, 1));
    return in.with(Slot.FEATURES, ops.add(x, ops.add(fromPlaces, fromChannels)));
  }

  private <T> T ofPlaces(Pass<T> pass, T x) {
    Ops<T> ops = pass.ops();
    T places = Space.places(ops, x);
    T query = new Linear(channels, narrow).apply(pass.in("query"), places);
    T key = new Unbiased(channels, narrow).apply(pass.in("key"), places);
    T value = new Linear(channels, channels).apply(pass.in("value"), places);
    T shares = ops.softmax(ops.matmul(query, ops.transpose(key, 0, 2, 1)), -1);
    pass.tap("places", shares);
    return Space.features(ops, ops.matmul(shares, value), height, width);
  }

  private <T> T ofChannels(Pass<T> pass, T x) {
    Ops<T> ops = pass.ops();
    T flat = Space.flat(ops, x);
    T shares = ops.softmax(ops.matmul(flat, ops.transpose(flat, 0, 2, 1)), -1);
    pass.tap("channels", shares);
    T mixed = ops.matmul(shares, flat);
    return ops.reshape(mixed, Size.SAME, Size.SAME, Size.of(height), Size.of(width));
  }

  @Override
  public String label() {
    return "dual(%d)".formatted(narrow);
  }
}
