package io.freshet.block.picture;

import io.freshet.block.gate.Gate;
import io.freshet.block.gate.GateMaker;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;

/** Lets everything through: the stage of a plain trunk. */
public record NoGate() implements Gate {
  private static final String LABEL = "none";

  /** A kind of which all stages have the same. */
  public static GateMaker kind() {
    return new Kind();
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    return in;
  }

  @Override
  public String label() {
    return LABEL;
  }

  private record Kind() implements GateMaker {
    @Override
    public Gate of(int channels, int height, int width) {
      return new NoGate();
    }

    @Override
    public String label() {
      return LABEL;
    }
  }
}
