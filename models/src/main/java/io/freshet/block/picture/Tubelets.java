package io.freshet.block.picture;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;

/**
 * A clip cut into boxes that do not overlap: of each time its squares, row by row.
 *
 * @param times boxes one after the other, T
 * @param frames of a box
 * @param patches how each frame is cut, N squares
 */
public record Tubelets(int times, int frames, Patches patches) {
  /**
   * @param all frames of a clip
   * @throws IllegalArgumentException when the boxes do not fill the clip
   */
  public static Tubelets of(int all, int frames, Patches patches) {
    if (all % frames != 0) {
      throw new IllegalArgumentException(
          "tubelet is %d, expected a divisor of the clip's %d frames".formatted(frames, all));
    }
    return new Tubelets(all / frames, frames, patches);
  }

  /** T x N. */
  public int count() {
    return times * patches.count();
  }

  /** Numbers in a box. */
  public int values() {
    return frames * patches.values();
  }

  /** (B, F, C, H, W) to (B, T N, values): of each box its frames, of each frame its channels. */
  public <T> T cut(Ops<T> ops, T clips) {
    T boxes =
        ops.reshape(
            clips,
            Size.SAME,
            Size.of(times),
            Size.of(frames),
            Size.of(patches.channels()),
            Size.of(patches.down()),
            Size.of(patches.size()),
            Size.of(patches.across()),
            Size.of(patches.size()));
    T together = ops.transpose(boxes, 0, 1, 4, 6, 2, 3, 5, 7);
    return ops.reshape(together, Size.SAME, Size.of(count()), Size.of(values()));
  }
}
