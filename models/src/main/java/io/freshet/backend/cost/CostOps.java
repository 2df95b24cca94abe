package io.freshet.backend.cost;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.LongShortTerm;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pooling;
import io.freshet.tensor.Recurrence;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Top;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.List;

/** Operations as shapes: counts multiplications, additions and bytes moved, computes nothing. */
public final class CostOps implements Ops<Extents> {
  private static final int BYTES = 4;

  private double flops;
  private double bytes;

  /** Multiplications, additions and other functions of numbers so far. */
  public double flops() {
    return flops;
  }

  /** Bytes read and written so far, every operation by itself. */
  public double bytes() {
    return bytes;
  }

  @Override
  public Extents constant(Weights weights) {
    return Extents.of(weights);
  }

  @Override
  public Extents integers(long... values) {
    return Extents.of(values.length);
  }

  @Override
  public Extents range(Extents like, int axis) {
    return Extents.of(like.at(axis));
  }

  @Override
  public Extents size(Extents like, int axis) {
    return Extents.of();
  }

  @Override
  public Extents unary(Unary function, Extents x) {
    return computed(x, x.count(), x);
  }

  @Override
  public Extents binary(Binary function, Extents a, Extents b) {
    Extents out = Extents.broadcast(a, b);
    return computed(out, out.count(), a, b);
  }

  @Override
  public Extents scale(Extents x, double factor) {
    return computed(x, x.count(), x);
  }

  @Override
  public Extents shift(Extents x, double term) {
    return computed(x, x.count(), x);
  }

  @Override
  public Extents where(Extents mask, Extents yes, Extents no) {
    Extents out = Extents.broadcast(mask, Extents.broadcast(yes, no));
    return computed(out, out.count(), mask, yes, no);
  }

  @Override
  public Extents dropout(Extents x, double rate, long seed) {
    return computed(x, x.count(), x);
  }

  @Override
  public Extents still(Extents x) {
    return x;
  }

  @Override
  public Extents reshape(Extents x, Size... sizes) {
    long[] out = new long[sizes.length];
    long known = 1;
    int rest = -1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == Size.REST) {
        rest = i;
      } else {
        out[i] = sizes[i] instanceof Size.Fixed fixed ? fixed.size() : x.at(i);
        known *= out[i];
      }
    }
    if (rest >= 0) {
      out[rest] = x.count() / known;
      known *= out[rest];
    }
    if (known != x.count()) {
      throw new IllegalArgumentException("cannot reshape %s to %s".formatted(x, Extents.of(out)));
    }
    return Extents.of(out);
  }

  @Override
  public Extents transpose(Extents x, int... order) {
    long[] out = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      out[i] = x.at(order[i]);
    }
    return moved(Extents.of(out));
  }

  @Override
  public Extents slice(Extents x, int axis, Span span) {
    long size = x.at(axis);
    return moved(x.with(axis, Math.max(0, span.stop(size) - span.start(size))));
  }

  @Override
  public Extents concat(int axis, List<Extents> parts) {
    long size = parts.stream().mapToLong(part -> part.at(axis)).sum();
    return moved(parts.get(0).with(axis, size));
  }

  @Override
  public Extents padFront(Extents x, int axis, int multiple) {
    long blocks = (x.at(axis) + multiple - 1) / multiple;
    return moved(x.with(axis, blocks * multiple));
  }

  @Override
  public Extents lastLike(Extents x, int axis, Extents like) {
    return moved(x.with(axis, like.at(axis)));
  }

  @Override
  public Extents matmul(Extents a, Extents b) {
    if (a.at(-1) != b.at(-2)) {
      throw new IllegalArgumentException("cannot multiply matrices of %s and %s".formatted(a, b));
    }
    List<Long> left = a.sizes().subList(0, a.rank() - 2);
    List<Long> right = b.sizes().subList(0, b.rank() - 2);
    List<Long> out =
        new ArrayList<>(Extents.broadcast(new Extents(left), new Extents(right)).sizes());
    out.add(a.at(-2));
    out.add(b.at(-1));
    Extents product = new Extents(List.copyOf(out));
    return computed(product, 2.0 * product.count() * a.at(-1), a, b);
  }

  @Override
  public Extents recur(Recurrence<Extents> recurrence) {
    Extents x = recurrence.x();
    Extents out = x.with(-1, recurrence.state().at(0));
    double gates = 6.0 * out.count();
    return computed(
        out,
        gates * (x.at(-1) + recurrence.state().at(0)),
        x,
        recurrence.input(),
        recurrence.state());
  }

  @Override
  public Extents remember(LongShortTerm<Extents> unit) {
    Extents x = unit.x();
    Extents out = x.with(-1, unit.state().at(0));
    double gates = 8.0 * out.count();
    return computed(out, gates * (x.at(-1) + unit.state().at(0)), x, unit.input(), unit.state());
  }

  @Override
  public Extents convolve2d(Convolution2d<Extents> convolution) {
    Extents out = Pictures.convolved(convolution);
    Extents kernel = convolution.kernel();
    Extents bias = convolution.bias();
    double taps = 2.0 * kernel.at(1) * kernel.at(2) * kernel.at(3);
    return bias == null
        ? computed(out, out.count() * taps, convolution.x(), kernel)
        : computed(out, out.count() * (taps + 1), convolution.x(), kernel, bias);
  }

  @Override
  public Extents pool(Pooling<Extents> pooling) {
    Extents out = Pictures.pooled(pooling);
    return computed(out, (double) out.count() * pooling.size() * pooling.size(), pooling.x());
  }

  @Override
  public Extents sample(Extents x, Extents grid) {
    Extents out = Pictures.sampled(x, grid);
    return computed(out, Pictures.OPERATIONS_OF_A_SAMPLE * out.count(), x, grid);
  }

  @Override
  public Extents gather(Extents table, Extents indices) {
    List<Long> out = new ArrayList<>(indices.sizes());
    out.addAll(table.sizes().subList(1, table.rank()));
    return moved(new Extents(List.copyOf(out)));
  }

  @Override
  public Extents gatherAlong(Extents x, int axis, Extents indices) {
    return moved(indices);
  }

  @Override
  public Extents reduce(Reduction reduction, Extents x, int axis) {
    return computed(x.with(axis, 1), x.count(), x);
  }

  /** As if k were 1: its value is not known here. */
  @Override
  public Top<Extents> top(Extents x, Extents k) {
    Extents best = computed(x.with(-1, 1), x.count(), x);
    return new Top<>(best, best);
  }

  private Extents computed(Extents out, double operations, Extents... in) {
    flops += operations;
    for (Extents read : in) {
      bytes += (double) BYTES * read.count();
    }
    bytes += (double) BYTES * out.count();
    return out;
  }

  /** Read once, written once, nothing computed. */
  private Extents moved(Extents out) {
    return computed(out, 0, out);
  }
}
