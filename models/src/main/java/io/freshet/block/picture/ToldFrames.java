package io.freshet.block.picture;

import io.freshet.block.gate.Clip;
import io.freshet.block.gate.ClipGateMaker;
import io.freshet.block.gate.Gate;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A gate that would take the frames of a clip as a set is told which is which: {@code frames} (F,
 * C, 1, 1) is added before it.
 *
 * @param gate that is told
 * @param clip what it is fitted to
 */
public record ToldFrames(Gate gate, Clip clip) implements Gate {
  private static final double START = 0.5;

  public static ClipGateMaker kind(ClipGateMaker untold) {
    return new Kind(untold);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T frames =
        pass.parameter("frames", Initial.normal(START), clip.frames(), clip.channels(), 1, 1);
    T told = pass.ops().add(in.get(Slot.FEATURES, this), frames);
    return gate.apply(pass, in.with(Slot.FEATURES, told));
  }

  @Override
  public String label() {
    return gate.label() + ", told frames";
  }

  private record Kind(ClipGateMaker untold) implements ClipGateMaker {
    @Override
    public Gate of(Clip clip) {
      return new ToldFrames(untold.of(clip), clip);
    }

    @Override
    public String label() {
      return untold.label();
    }
  }
}
