package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Heads;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Attention of one query over a memory (B, L, W) without projecting the memory. With q = x Wq + bq
 * and k = m Wk + bk, a score is (x Wq + bq) Wk' m' plus a number that is the same for every key and
 * so vanishes in the softmax: the query is projected by Wq Wk' and meets the memory itself. The
 * values likewise are projected after they are mixed. L projections of keys and values become one.
 */
final class LastQuery {
  private final PortableOps ops;
  private final ProjectedAttention<OnnxValue> attention;
  private final Heads heads;
  private final int width;

  LastQuery(PortableOps ops, ProjectedAttention<OnnxValue> attention) {
    this.ops = ops;
    this.attention = attention;
    this.heads = attention.heads();
    this.width = attention.projection().weight().shape()[0];
  }

  OnnxValue emit() {
    OnnxValue memory = attention.memory();
    OnnxValue asked = ops.linear(attention.queries(), queryKeyWeight(), queryKeyBias());
    OnnxValue query = ops.reshape(asked, Size.SAME, Size.of(heads.count()), Size.of(width));
    OnnxValue scores = seen(ops.scaledProduct(query, memory, heads.scale()));
    OnnxValue mixed = ops.matmul(ops.softmax(scores, -1), memory);
    OnnxValue side =
        ops.reshape(mixed, Size.SAME, Size.of(1), Size.of((long) heads.count() * width));
    return ops.linear(side, valueWeight(), ops.slice(bias(), 0, columns(2)));
  }

  /** (B, H, L) with bias, hidden keys struck out. */
  private OnnxValue seen(OnnxValue scores) {
    Visibility<OnnxValue> visibility = attention.visibility();
    OnnxValue biased =
        visibility.bias() == null ? scores : ops.add(scores, onlyQuery(visibility.bias()));
    OnnxValue real = visibility.realKeys();
    OnnxValue keys = real == null ? null : ops.reshape(real, Size.SAME, Size.of(1), Size.REST);
    OnnxValue visible = visibility.visible() == null ? null : onlyQuery(visibility.visible());
    OnnxValue seen = both(keys, visible);
    return seen == null ? biased : ops.where(seen, biased, ops.scalar(AttentionSteps.HIDDEN));
  }

  private @Nullable OnnxValue both(@Nullable OnnxValue a, @Nullable OnnxValue b) {
    return a == null ? b : b == null ? a : ops.binary(Binary.AND, a, b);
  }

  /** (…, 1, L) without its axis of queries. */
  private OnnxValue onlyQuery(OnnxValue x) {
    return ops.node("Squeeze").reads(x, ops.integers(2)).gives(x.type());
  }

  /** (W, H W): Wq Wk' of each head. */
  private OnnxValue queryKeyWeight() {
    OnnxValue products = ops.matmul(perHead(ops.slice(weight(), 1, columns(0))), keysTransposed());
    return ops.reshape(ops.transpose(products, 1, 0, 2), Size.SAME, Size.REST);
  }

  /** (H W): bq Wk' of each head. */
  private OnnxValue queryKeyBias() {
    OnnxValue one = ops.reshape(ops.slice(bias(), 0, columns(0)), Size.of(1), Size.REST);
    return ops.reshape(ops.matmul(perHead(one), keysTransposed()), Size.REST);
  }

  /** (H, width of a head, W). */
  private OnnxValue keysTransposed() {
    return ops.transpose(perHead(ops.slice(weight(), 1, columns(1))), 0, 2, 1);
  }

  /** (H W, D): every head's mixture meets only that head's values. */
  private OnnxValue valueWeight() {
    double[] values = ops.slice(weight(), 1, columns(2)).array().data();
    int out = heads.count() * heads.width();
    double[] diagonal = new double[heads.count() * width * out];
    for (int head = 0; head < heads.count(); head++) {
      int column = head * heads.width();
      for (int row = 0; row < width; row++) {
        int to = (head * width + row) * out + column;
        System.arraycopy(values, row * out + column, diagonal, to, heads.width());
      }
    }
    return OnnxOps.folded(Array.of(diagonal, heads.count() * width, out));
  }

  /** (N, D) to (H, N, width of a head). */
  private OnnxValue perHead(OnnxValue x) {
    return ops.transpose(
        ops.reshape(x, Size.SAME, Size.of(heads.count()), Size.of(heads.width())), 1, 0, 2);
  }

  private OnnxValue weight() {
    return attention.projection().weight();
  }

  private OnnxValue bias() {
    return attention.projection().bias();
  }

  private Span columns(int part) {
    long size = (long) heads.count() * heads.width();
    return Span.of(part * size, (part + 1) * size);
  }
}
