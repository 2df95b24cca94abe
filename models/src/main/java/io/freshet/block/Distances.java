package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Set;

/**
 * How far apart positions stand, by sine and cosine (Vaswani et al., 2017), for mixers that compare
 * them with content: OFFSETS (2 K, D), one row for each signed distance from K - 1 down to -K, and
 * DISTANCES (1 or B, 1, L, K), which row tells how much older a key is than a query. K is L, and
 * more by the length of a memory where there is one. Nothing is learned.
 *
 * @param longest N, distances beyond count as N - 1 and -N
 * @param width D
 */
public record Distances(int longest, int width) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T keys = keys(ops, in);
    T signed = ops.concat(0, List.of(Positions.ages(ops, keys), negative(ops, keys)));
    T bounded =
        ops.binary(
            Binary.MAXIMUM,
            ops.binary(Binary.MINIMUM, signed, ops.integers(longest - 1L)),
            ops.integers(-longest));
    T rows = ops.gather(ops.constant(waves()), ops.shift(bounded, longest));
    return in.with(Slot.OFFSETS, rows).with(Slot.DISTANCES, distances(ops, in, keys));
  }

  /** (B, K): something as long as what is asked. */
  private <T> T keys(Ops<T> ops, Flow<T> in) {
    T remembered = in.find(Slot.REMEMBERED);
    return remembered == null
        ? in.get(Slot.ITEMS, this)
        : ops.concat(1, List.of(remembered, in.get(Slot.REAL, this)));
  }

  /** (K): -1 down to -K. */
  private static <T> T negative(Ops<T> ops, T keys) {
    return ops.shift(ops.unary(Unary.NEGATE, ops.range(keys, 1)), -1);
  }

  /** Row K - 1 - d tells the distance d. */
  private <T> T distances(Ops<T> ops, Flow<T> in, T keys) {
    T given = in.find(Slot.AGES);
    T asking = given == null ? row(ops, in.get(Slot.ITEMS, this)) : given;
    T asked = given == null ? row(ops, keys) : given;
    T query = ops.reshape(asking, Size.SAME, Size.of(1), Size.REST, Size.of(1));
    T key = ops.reshape(asked, Size.SAME, Size.of(1), Size.of(1), Size.REST);
    T oldest = ops.shift(ops.size(keys, 1), -1);
    return ops.subtract(oldest, ops.subtract(key, query));
  }

  /** (1, K), the ages of all. */
  private static <T> T row(Ops<T> ops, T keys) {
    return ops.reshape(Positions.ages(ops, keys), Size.of(1), Size.REST);
  }

  /** (2 N, D), row N + d for the distance d. */
  private Weights waves() {
    float[] waves = new float[2 * longest * width];
    for (int row = 0; row < 2 * longest; row++) {
      for (int at = 0; at < width; at++) {
        double angle = (row - longest) * Math.pow(10_000, -(at / 2 * 2.0) / width);
        waves[row * width + at] = (float) (at % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return Weights.of(waves, 2L * longest, width);
  }

  @Override
  public boolean readsAges() {
    return true;
  }

  @Override
  public Set<Slot> gives() {
    return Set.of(Slot.OFFSETS, Slot.DISTANCES);
  }

  @Override
  public String label() {
    return "relative waves";
  }
}
