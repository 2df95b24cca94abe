package io.freshet.block.picture;

import io.freshet.block.gate.GateMaker;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Stages of filters, one after the other: from one to the next the features are half as high and
 * half as wide, and have twice the channels.
 *
 * @param stages at least one
 */
public record Trunk(List<TrunkStage> stages) implements Block {
  public Trunk {
    stages = List.copyOf(stages);
  }

  /**
   * Of a picture so high and so wide, in pixels.
   *
   * @param kind of gate that ends each stage
   */
  public static Trunk of(int height, int width, Sizes sizes, GateMaker kind) {
    List<TrunkStage> stages = new ArrayList<>();
    int high = height;
    int wide = width;
    for (int stage = 0; stage < sizes.depth(); stage++) {
      int out = sizes.channels(stage);
      if (stage > 0) {
        high = (high + 1) / 2;
        wide = (wide + 1) / 2;
      }
      int in = stage == 0 ? out : sizes.channels(stage - 1);
      stages.add(new TrunkStage(in, out, kind.of(out, high, wide)));
    }
    return new Trunk(stages);
  }

  /**
   * @param width channels of the last stage
   * @param depth stages
   */
  public record Sizes(int width, int depth) {
    /**
     * @throws IllegalArgumentException when the width cannot be halved so often
     */
    public Sizes {
      if (depth > 20 || width % (1 << (depth - 1)) != 0) {
        throw new IllegalArgumentException(
            "width is %d, expected a number that can be halved %d times, once between stages"
                .formatted(width, depth - 1));
      }
    }

    /** Of a stage, from 0. */
    public int channels(int stage) {
      return width >> (depth - 1 - stage);
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = in;
    for (int stage = 0; stage < stages.size(); stage++) {
      flow = stages.get(stage).apply(pass.in("stage" + stage), flow);
    }
    return flow;
  }
}
