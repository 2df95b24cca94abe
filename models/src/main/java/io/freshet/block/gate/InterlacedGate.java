package io.freshet.block.gate;

import io.freshet.block.InterlacedAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Interlaced Sparse Self-Attention (Huang et al., 2019): the picture is cut into blocks; first the
 * places that stand alike in their blocks ask each other, far apart, then those of each block.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param heads of both attentions
 * @param block pixels of a block on both axes
 */
public record InterlacedGate(int channels, int height, int width, int heads, int block)
    implements Gate {
  public InterlacedGate {
    if (block < 1 || height % block != 0 || width % block != 0) {
      throw new IllegalArgumentException(
          "block is %d, expected a divisor of height and width, which are %d and %d"
              .formatted(block, height, width));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    InterlacedAttention mixer = new InterlacedAttention(channels, heads, block * block);
    T blocks = blocks(ops, in.get(Slot.FEATURES, this));
    T mixed = new OnPlaces(mixer, height, width).mix(pass, blocks);
    return in.with(Slot.FEATURES, joined(ops, mixed));
  }

  /** (B, H W, C), block by block. */
  private <T> T blocks(Ops<T> ops, T x) {
    Size side = Size.of(block);
    Size down = Size.of(height / block);
    T cut = ops.reshape(x, Size.SAME, Size.SAME, down, side, Size.of(width / block), side);
    T ordered = ops.transpose(cut, 0, 2, 4, 3, 5, 1);
    return ops.reshape(ordered, Size.SAME, Size.REST, Size.of(channels));
  }

  private <T> T joined(Ops<T> ops, T places) {
    Size side = Size.of(block);
    Size down = Size.of(height / block);
    Size across = Size.of(width / block);
    T cut = ops.reshape(places, Size.SAME, down, across, side, side, Size.of(channels));
    T ordered = ops.transpose(cut, 0, 5, 1, 3, 2, 4);
    return ops.reshape(ordered, Size.SAME, Size.SAME, Size.of(height), Size.of(width));
  }

  @Override
  public String label() {
    return "interlaced(%d, %d)".formatted(heads, block);
  }
}
