package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.block.LayerNorm;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;

/**
 * Decoupled Spatial-Temporal Transformer (Liu et al., 2021): the picture falls into four zones,
 * each of which asks itself in all frames; then every frame asks itself as a whole. Two small
 * attentions in place of one over all places of all frames; what lies between them in the paper,
 * the filters of a stage do.
 *
 * @param clip what it is fitted to
 * @param heads of both attentions
 */
public record DecoupledSpatialTemporal(Clip clip, int heads) implements Gate {
  public DecoupledSpatialTemporal {
    if (clip.height() % 2 != 0 || clip.width() % 2 != 0) {
      throw new IllegalArgumentException(
          "frames of %d x %d do not fall into four zones, expected even sides"
              .formatted(clip.height(), clip.width()));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T inZones = ops.add(x, joined(ops, asked(pass.in("zones"), zones(ops, x))));
    T frames = asked(pass.in("frames"), frames(ops, inZones));
    return in.with(Slot.FEATURES, ops.add(inZones, pictures(ops, frames)));
  }

  private <T> T asked(Pass<T> pass, T places) {
    LayerNorm norm = new LayerNorm(clip.channels());
    T normed = norm.apply(pass.in("norm"), places, null).normed();
    FullAttention attention = new FullAttention(clip.channels(), heads, Order.BOTH_WAYS);
    Flow<T> flow = attention.apply(pass.reading(Reads.ALL), Flow.of(Slot.MAIN, normed));
    return flow.get(Slot.MAIN, this);
  }

  /** (B 4, F H W / 4, C). */
  private <T> T zones(Ops<T> ops, T x) {
    Size two = Size.of(2);
    T cut =
        ops.reshape(x, Size.SAME, Size.SAME, Size.SAME, two, half(clip.height()), two, Size.REST);
    T ordered = ops.transpose(cut, 0, 3, 5, 1, 4, 6, 2);
    long places = (long) clip.frames() * clip.height() * clip.width() / 4;
    return ops.reshape(ordered, Size.REST, Size.of(places), Size.of(clip.channels()));
  }

  private <T> T joined(Ops<T> ops, T zones) {
    Size two = Size.of(2);
    Size frames = Size.of(clip.frames());
    Size channels = Size.of(clip.channels());
    T cut =
        ops.reshape(
            zones, Size.REST, two, two, frames, half(clip.height()), half(clip.width()), channels);
    return whole(ops, ops.transpose(cut, 0, 3, 6, 1, 4, 2, 5));
  }

  /** (B F, H W, C). */
  private <T> T frames(Ops<T> ops, T x) {
    T ordered = ops.transpose(x, 0, 1, 3, 4, 2);
    long places = (long) clip.height() * clip.width();
    return ops.reshape(ordered, Size.REST, Size.of(places), Size.of(clip.channels()));
  }

  private <T> T pictures(Ops<T> ops, T frames) {
    Size count = Size.of(clip.frames());
    T cut =
        ops.reshape(
            frames,
            Size.REST,
            count,
            Size.of((long) clip.height() * clip.width()),
            Size.of(clip.channels()));
    return whole(ops, ops.transpose(cut, 0, 1, 3, 2));
  }

  /** (B, F, C, H, W) of whatever lies in this order. */
  private <T> T whole(Ops<T> ops, T x) {
    Size height = Size.of(clip.height());
    return ops.reshape(x, Size.SAME, Size.SAME, Size.SAME, height, Size.of(clip.width()));
  }

  private static Size half(int size) {
    return Size.of(size / 2);
  }

  @Override
  public String label() {
    return "decoupled-spatial-temporal(%d)".formatted(heads);
  }
}
