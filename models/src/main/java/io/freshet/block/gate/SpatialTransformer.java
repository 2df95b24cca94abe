package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;

/**
 * Spatial Transformer Networks (Jaderberg et al., 2015): a small network looks at the picture and
 * says how to turn, stretch and move it; the picture is then sampled so. Starts as the identity.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param hidden channels of the network that looks
 */
public record SpatialTransformer(int channels, int height, int width, int hidden) implements Gate {
  /** What across, down and 1 each give to across and down. */
  private static final Weights UNCHANGED = Weights.of(new float[] {1, 0, 0, 1, 0, 0}, 6);

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T map = ops.add(ops.constant(UNCHANGED), moves(pass, x));
    T grid =
        ops.matmul(ops.constant(corners()), ops.reshape(map, Size.SAME, Size.of(3), Size.of(2)));
    T points = ops.reshape(grid, Size.SAME, Size.of(height), Size.of(width), Size.of(2));
    return in.with(Slot.FEATURES, ops.sample(x, points));
  }

  /** (B, 6): {@code weight} (hidden H W / 4, 6) and {@code bias} (6) start at zero. */
  private <T> T moves(Pass<T> pass, T x) {
    Ops<T> ops = pass.ops();
    T seen = Filters.of(channels, hidden, 3).strided(2).apply(pass.in("look"), x);
    long inputs = (long) hidden * ((height + 1) / 2) * ((width + 1) / 2);
    T flat = ops.reshape(ops.unary(Unary.RELU, seen), Size.SAME, Size.of(inputs));
    T weight = pass.parameter("weight", Initial.ZEROS, inputs, 6);
    return ops.linear(flat, weight, pass.parameter("bias", Initial.ZEROS, 6));
  }

  /** (H W, 3): across, down, 1, from the middle of the first pixel, -1, to that of the last, 1. */
  private Weights corners() {
    float[] corners = new float[height * width * 3];
    for (int place = 0; place < height * width; place++) {
      corners[3 * place] = at(place % width, width);
      corners[3 * place + 1] = at(place / width, height);
      corners[3 * place + 2] = 1;
    }
    return Weights.of(corners, (long) height * width, 3);
  }

  private static float at(int pixel, int size) {
    return size == 1 ? 0 : 2f * pixel / (size - 1) - 1;
  }

  @Override
  public String label() {
    return "spatial-transformer(%d)".formatted(hidden);
  }
}
