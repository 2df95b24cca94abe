package io.freshet.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention written in primitives: what {@link Ops#attention} means, and what a tapped attention
 * runs so that its inside can be heard.
 *
 * @param scores (B, H, Lq, Lk) after bias, before hidden keys are struck out
 * @param probabilities (B, H, Lq, Lk)
 * @param output (B, Lq, D)
 */
public record AttentionSteps<T>(T scores, T probabilities, T output) {
  /** The score of a key that is not seen: finite, so that a row without keys is no NaN. */
  public static final double HIDDEN = -1e9;

  public static <T> AttentionSteps<T> of(Ops<T> ops, Attention<T> attention) {
    T query = split(ops, attention.query(), attention.heads());
    T key = split(ops, attention.key(), attention.heads());
    T value = split(ops, attention.value(), attention.heads());
    T scores =
        ops.matmul(ops.scale(query, attention.heads().scale()), ops.transpose(key, 0, 1, 3, 2));
    Visibility<T> visibility = attention.visibility();
    if (visibility.bias() != null) {
      scores = ops.add(scores, visibility.bias());
    }
    T seen = seen(ops, attention);
    T struck = seen == null ? scores : ops.where(seen, scores, ops.scalar(HIDDEN));
    T probabilities = ops.softmax(struck, -1);
    return new AttentionSteps<>(
        scores, probabilities, merge(ops, ops.matmul(probabilities, value), attention.heads()));
  }

  /** (B, L, D) to (B, H, L, width). */
  public static <T> T split(Ops<T> ops, T x, Heads heads) {
    return ops.transpose(
        ops.reshape(x, Size.SAME, Size.SAME, Size.of(heads.count()), Size.of(heads.width())),
        0,
        2,
        1,
        3);
  }

  private static <T> T merge(Ops<T> ops, T x, Heads heads) {
    return ops.reshape(
        ops.transpose(x, 0, 2, 1, 3),
        Size.SAME,
        Size.SAME,
        Size.of((long) heads.count() * heads.width()));
  }

  /** A mask that broadcasts to (B, H, Lq, Lk), or null when every query sees every key. */
  public static <T> @Nullable T seen(Ops<T> ops, Attention<T> attention) {
    return masks(ops, attention).stream()
        .reduce((a, b) -> ops.binary(Binary.AND, a, b))
        .orElse(null);
  }

  /** Masks that must all allow a key; each broadcasts to (B, H, Lq, Lk). */
  public static <T> List<T> masks(Ops<T> ops, Attention<T> attention) {
    Visibility<T> visibility = attention.visibility();
    List<T> masks = new ArrayList<>();
    if (visibility.order() == Visibility.Order.CAUSAL) {
      masks.add(notLater(ops, attention));
    }
    if (visibility.realKeys() != null) {
      masks.add(ops.reshape(visibility.realKeys(), Size.SAME, Size.of(1), Size.of(1), Size.REST));
    }
    if (visibility.visible() != null) {
      masks.add(visibility.visible());
    }
    return masks;
  }

  /** (Lq, Lk), true where the key does not stand after the query. */
  private static <T> T notLater(Ops<T> ops, Attention<T> attention) {
    T query = ops.reshape(ops.range(attention.query(), 1), Size.REST, Size.of(1));
    T key = ops.reshape(ops.range(attention.key(), 1), Size.of(1), Size.REST);
    return ops.unary(Unary.NOT, ops.binary(Binary.LESS, query, key));
  }

  /** Query, key and value of attention that brings its projections. */
  public static <T> Attention<T> project(Ops<T> ops, ProjectedAttention<T> attention) {
    long width = (long) attention.heads().count() * attention.heads().width();
    Visibility<T> visibility = attention.visibility();
    if (attention.queries() == attention.memory()) {
      List<T> parts =
          ops.split(project(ops, attention, attention.memory(), Span.of(0, Span.END)), width, 3);
      return new Attention<>(
          parts.get(0), parts.get(1), parts.get(2), attention.heads(), visibility);
    }
    T query = project(ops, attention, attention.queries(), Span.of(0, width));
    List<T> parts =
        ops.split(project(ops, attention, attention.memory(), Span.of(width, Span.END)), width, 2);
    return new Attention<>(query, parts.get(0), parts.get(1), attention.heads(), visibility);
  }

  private static <T> T project(Ops<T> ops, ProjectedAttention<T> attention, T x, Span columns) {
    ProjectedAttention.Projection<T> packed = attention.projection();
    if (columns.equals(Span.of(0, Span.END))) {
      return ops.linear(x, packed.weight(), packed.bias());
    }
    return ops.linear(
        x, ops.slice(packed.weight(), 1, columns), ops.slice(packed.bias(), 0, columns));
  }
}
