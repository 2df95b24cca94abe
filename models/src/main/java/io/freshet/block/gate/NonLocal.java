package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Pooling;
import io.freshet.tensor.Pooling.Kind;
import io.freshet.tensor.Slot;

/**
 * Non-local Neural Networks (Wang et al., 2018), embedded Gaussian: every place asks every place of
 * the picture and adds what it hears. Starts as the identity.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param narrow channels of queries, keys and values
 * @param window pixels on both axes of which only the strongest is asked; 1 asks everybody
 */
public record NonLocal(int channels, int height, int width, int narrow, int window)
    implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T places = Space.places(ops, x);
    Unbiased narrower = new Unbiased(channels, narrow);
    T query = narrower.apply(pass.in("query"), places);
    T asked = window == 1 ? places : Space.places(ops, ops.pool(Pooling.of(x, Kind.MAX, window)));
    T key = narrower.apply(pass.in("key"), asked);
    T value = narrower.apply(pass.in("value"), asked);
    T shares = ops.softmax(ops.matmul(query, ops.transpose(key, 0, 2, 1)), -1);
    pass.tap(FullAttention.PROBABILITIES, shares);
    T out = pass.parameter("out/weight", Initial.ZEROS, narrow, channels);
    T heard = ops.matmul(ops.matmul(shares, value), out);
    return in.with(Slot.FEATURES, ops.add(x, Space.features(ops, heard, height, width)));
  }

  @Override
  public String label() {
    return "non-local(%d)".formatted(narrow);
  }
}
