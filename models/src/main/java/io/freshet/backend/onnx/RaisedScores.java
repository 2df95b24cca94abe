package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;

/**
 * Scores in which all that cannot be among the best are raised to one value just below those. ONNX
 * Runtime's {@code TopK} goes through the scores with a heap of the best so far, and its time goes
 * into scores that enter: of 10,000 in any order 370 enter a heap of 60, some 40 ns each. Here 80
 * do.
 *
 * <p>The scores are cut into groups. The k-th of their greatest is a bound that at least k scores
 * reach, one in each of k groups. So the best k, their values and their order among equals are
 * those of the scores themselves.
 */
final class RaisedScores {
  /** More would make a better bound and cost more to search; of more than these none is made. */
  private static final int GROUPS = 128;

  /**
   * With fewer items little is saved; with more, three passes over all scores cost more than that.
   */
  private static final int FEWEST = 4_000;

  private static final int MOST = 16_000;

  private final PortableOps ops;
  private final OnnxValue scores;
  private final int items;

  /**
   * @param scores (B, V), or more: a bound that k of the first V reach is one for all
   * @param items V
   */
  RaisedScores(PortableOps ops, OnnxValue scores, int items) {
    this.ops = ops;
    this.scores = scores;
    this.items = items;
  }

  static boolean help(int items) {
    return items >= FEWEST && items <= MOST;
  }

  /**
   * @param k (1) int64
   */
  OnnxValue forBest(OnnxValue k) {
    return ops.binary(Binary.MAXIMUM, scores, justBelow(bound(k), k));
  }

  /** (B, 1): the k-th of the groups' greatest. */
  private OnnxValue bound(OnnxValue k) {
    int size = items / GROUPS;
    OnnxValue whole = ops.slice(scores, 1, Span.of(0, (long) size * GROUPS));
    OnnxValue groups = ops.reshape(whole, Size.SAME, Size.of(GROUPS), Size.of(size));
    OnnxValue greatest =
        ops.reshape(ops.reduce(Reduction.MAX, groups, -1), Size.SAME, Size.of(GROUPS));
    OnnxValue[] best =
        ops.node("TopK")
            .reads(greatest, ops.binary(Binary.MINIMUM, k, ops.integers(GROUPS)))
            .with("sorted", 0)
            .givesEach(Type.NUMBER, Type.INTEGER);
    return ops.node("ReduceMin").reads(best[0], ops.integers(1)).gives(Type.NUMBER);
  }

  /** (B, 1), by more than rounding takes away; below everything when k is more than the groups. */
  private OnnxValue justBelow(OnnxValue bound, OnnxValue k) {
    OnnxValue gap = ops.shift(ops.scale(ops.unary(Unary.ABSOLUTE, bound), 1e-6), 1e-30);
    OnnxValue many = ops.binary(Binary.LESS, ops.integers(GROUPS), k);
    return ops.where(many, ops.scalar(-Float.MAX_VALUE), ops.subtract(bound, gap));
  }
}
