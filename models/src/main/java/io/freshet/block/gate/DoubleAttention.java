package io.freshet.block.gate;

import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A2-Nets, Double Attention Networks (Chen et al., 2018): what the picture shows is first gathered,
 * as sums over all places, into a few vectors, and then every place takes of them what it needs.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param narrow channels of what is gathered
 * @param vectors how many are gathered
 */
public record DoubleAttention(int channels, int height, int width, int narrow, int vectors)
    implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T places = Space.places(ops, x);
    T shown = new Linear(channels, narrow).apply(pass.in("show"), places);
    T look = ops.softmax(new Unbiased(channels, vectors).apply(pass.in("gather"), places), 1);
    T need = ops.softmax(new Linear(channels, vectors).apply(pass.in("take"), places), -1);
    T gathered = ops.matmul(ops.transpose(look, 0, 2, 1), shown);
    T told = new Linear(narrow, channels).apply(pass.in("out"), ops.matmul(need, gathered));
    return in.with(Slot.FEATURES, ops.add(x, Space.features(ops, told, height, width)));
  }

  @Override
  public String label() {
    return "double(%d, %d)".formatted(narrow, vectors);
  }
}
