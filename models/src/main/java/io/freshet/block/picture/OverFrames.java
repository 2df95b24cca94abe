package io.freshet.block.picture;

import io.freshet.block.gate.Clip;
import io.freshet.block.gate.ClipGateMaker;
import io.freshet.block.gate.Gate;
import io.freshet.block.gate.GateMaker;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * A gate of clips in a trunk that works frame by frame: FEATURES (B F, C, H, W) to the same shape.
 *
 * @param gate of (B, F, C, H, W)
 * @param clip what it is fitted to
 */
public record OverFrames(Gate gate, Clip clip) implements Gate {
  /** A kind of gate for clips of so many frames. */
  public static GateMaker kind(ClipGateMaker ofClips, int frames) {
    return new Kind(ofClips, frames);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    Size channels = Size.of(clip.channels());
    Size height = Size.of(clip.height());
    Size width = Size.of(clip.width());
    T frames = in.get(Slot.FEATURES, this);
    T clips = ops.reshape(frames, Size.REST, Size.of(clip.frames()), channels, height, width);
    T seen = gate.apply(pass, in.with(Slot.FEATURES, clips)).get(Slot.FEATURES, this);
    return in.with(Slot.FEATURES, ops.reshape(seen, Size.REST, channels, height, width));
  }

  @Override
  public String label() {
    return gate.label();
  }

  private record Kind(ClipGateMaker ofClips, int frames) implements GateMaker {
    @Override
    public Gate of(int channels, int height, int width) {
      Clip clip = new Clip(frames, channels, height, width);
      return new OverFrames(ofClips.of(clip), clip);
    }

    @Override
    public String label() {
      return ofClips.label();
    }
  }
}
