package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.Array.Type;
import io.freshet.backend.naive.NaiveOps;
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
import java.util.List;
import java.util.Locale;

/**
 * Operations as ONNX nodes, composites in primitives. What depends on constants alone is worked out
 * while emitting. Each further emission is this one with more composites written whole.
 */
sealed class OnnxOps implements Ops<OnnxValue> permits PortableOps {
  static final NaiveOps TRUTH = new NaiveOps();

  final OnnxGraph graph;

  OnnxOps(OnnxGraph graph) {
    this.graph = graph;
  }

  static OnnxOps of(Emission emission, OnnxGraph graph) {
    return switch (emission) {
      case FUSED -> new FusedOps(graph);
      case FUSED_GPU -> new GpuOps(graph);
      case PORTABLE -> new PortableOps(graph);
      case PRIMITIVE -> new OnnxOps(graph);
    };
  }

  final OnnxNode node(String operator) {
    return new OnnxNode(graph, operator);
  }

  static OnnxValue folded(Array array) {
    return new OnnxValue.Folded(array);
  }

  static boolean known(OnnxValue... values) {
    return List.of(values).stream().allMatch(OnnxValue::known);
  }

  @Override
  public final OnnxValue constant(Weights weights) {
    return folded(TRUTH.constant(weights));
  }

  @Override
  public final OnnxValue integers(long... values) {
    return folded(TRUTH.integers(values));
  }

  @Override
  public final OnnxValue range(OnnxValue like, int axis) {
    if (like.known()) {
      int[] shape = like.shape();
      int size = shape[axis < 0 ? axis + shape.length : axis];
      return folded(TRUTH.range(Array.of(new double[size], size), 0));
    }
    OnnxValue one = folded(Array.integers(new long[] {1}));
    OnnxValue zero = folded(Array.integers(new long[] {0}));
    return node("Range").reads(zero, size(like, axis), one).gives(Type.INTEGER);
  }

  @Override
  public final OnnxValue size(OnnxValue like, int axis) {
    OnnxNode shape = node("Shape").reads(like).with("start", axis);
    if (axis != -1) {
      shape.with("end", axis + 1L);
    }
    return node("Squeeze").reads(shape.gives(Type.INTEGER)).gives(Type.INTEGER);
  }

  @Override
  public final OnnxValue unary(Unary function, OnnxValue x) {
    if (x.known()) {
      return folded(TRUTH.unary(function, x.array()));
    }
    return node(OnnxNames.of(function)).reads(x).gives(x.type());
  }

  @Override
  public final OnnxValue binary(Binary function, OnnxValue a, OnnxValue b) {
    if (known(a, b)) {
      return folded(TRUTH.binary(function, a.array(), b.array()));
    }
    boolean compares = function == Binary.EQUAL || function == Binary.LESS;
    return node(OnnxNames.of(function)).reads(a, b).gives(compares ? Type.MASK : a.type());
  }

  @Override
  public final OnnxValue scale(OnnxValue x, double factor) {
    return binary(Binary.MULTIPLY, x, alike(x, factor));
  }

  @Override
  public final OnnxValue shift(OnnxValue x, double term) {
    return binary(Binary.ADD, x, alike(x, term));
  }

  private static OnnxValue alike(OnnxValue x, double value) {
    return folded(new Array(new double[] {value}, new int[0], x.type()));
  }

  @Override
  public final OnnxValue where(OnnxValue mask, OnnxValue yes, OnnxValue no) {
    if (known(mask, yes, no)) {
      return folded(TRUTH.where(mask.array(), yes.array(), no.array()));
    }
    return node("Where").reads(mask, yes, no).gives(yes.type());
  }

  @Override
  public final OnnxValue dropout(OnnxValue x, double rate, long seed) {
    throw new UnsupportedOperationException("dropout is for training, a graph is for inference");
  }

  @Override
  public final OnnxValue still(OnnxValue x) {
    return x;
  }

  @Override
  public final OnnxValue reshape(OnnxValue x, Size... sizes) {
    if (x.known()) {
      return folded(TRUTH.reshape(x.array(), sizes));
    }
    long[] shape = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] instanceof Size.Fixed fixed) {
        shape[i] = fixed.size();
      } else {
        shape[i] = sizes[i] == Size.SAME ? 0 : -1;
      }
    }
    return node("Reshape").reads(x, integers(shape)).gives(x.type());
  }

  @Override
  public final OnnxValue transpose(OnnxValue x, int... order) {
    if (x.known()) {
      return folded(TRUTH.transpose(x.array(), order));
    }
    long[] axes = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      axes[i] = order[i];
    }
    return node("Transpose").reads(x).with("perm", axes).gives(x.type());
  }

  @Override
  public final OnnxValue slice(OnnxValue x, int axis, Span span) {
    if (x.known()) {
      return folded(TRUTH.slice(x.array(), axis, span));
    }
    boolean last = axis == 1 && span.equals(Span.LAST);
    return node("Slice")
        .reads(x, integers(span.from()), integers(span.to()), integers(axis))
        .gives(x.type(), last ? new OnnxValue.Origin.LastOf(x) : OnnxValue.Origin.PLAIN);
  }

  @Override
  public final OnnxValue concat(int axis, List<OnnxValue> parts) {
    OnnxValue[] all = parts.toArray(OnnxValue[]::new);
    if (known(all)) {
      return folded(TRUTH.concat(axis, parts.stream().map(OnnxValue::array).toList()));
    }
    boolean moreScores = axis == -1 && all[0].origin() instanceof OnnxValue.Origin.Scores;
    return node("Concat")
        .reads(all)
        .with("axis", axis)
        .gives(all[0].type(), moreScores ? all[0].origin() : OnnxValue.Origin.PLAIN);
  }

  @Override
  public final OnnxValue padFront(OnnxValue x, int axis, int multiple) {
    if (x.known()) {
      return folded(TRUTH.padFront(x.array(), axis, multiple));
    }
    OnnxValue missing =
        node("Mod").reads(negativeSize(x, axis), integers(multiple)).gives(Type.INTEGER);
    OnnxValue zeros = concat(0, List.of(missing, integers(0)));
    return node("Pad").reads(x, zeros, null, integers(axis)).gives(x.type());
  }

  @Override
  public final OnnxValue lastLike(OnnxValue x, int axis, OnnxValue like) {
    return node("Slice")
        .reads(x, negativeSize(like, axis), integers(Span.END), integers(axis))
        .gives(x.type());
  }

  /** (1). */
  private OnnxValue negativeSize(OnnxValue x, int axis) {
    return unary(Unary.NEGATE, reshape(size(x, axis), Size.of(1)));
  }

  @Override
  public final OnnxValue matmul(OnnxValue a, OnnxValue b) {
    if (known(a, b)) {
      return folded(TRUTH.matmul(a.array(), b.array()));
    }
    return node("MatMul").reads(a, b).gives(Type.NUMBER);
  }

  /** The operator wants positions first, and its gates in the order update, reset, new. */
  @Override
  public final OnnxValue recur(Recurrence<OnnxValue> unit) {
    OnnxValue bias =
        concat(
            0,
            List.of(
                reordered(unit.inputBias(), unit.width()),
                reordered(unit.stateBias(), unit.width())));
    OnnxValue[] states =
        node("GRU")
            .reads(transpose(unit.x(), 1, 0, 2))
            .reads(rows(reordered(unit.input(), unit.width()), 3L * unit.width()))
            .reads(rows(reordered(unit.state(), unit.width()), 3L * unit.width()))
            .reads(reshape(bias, Size.of(1), Size.REST))
            .with("hidden_size", unit.width())
            .with("linear_before_reset", 1)
            .givesEach(Type.NUMBER);
    return transpose(node("Squeeze").reads(states[0], integers(1)).gives(Type.NUMBER), 1, 0, 2);
  }

  /** The operator wants positions first, and its gates in the order input, output, forget, new. */
  @Override
  public final OnnxValue remember(LongShortTerm<OnnxValue> unit) {
    OnnxValue none = constant(Weights.of(new float[4 * unit.width()], 4L * unit.width()));
    OnnxValue bias = concat(0, List.of(fourGates(unit.bias(), unit.width()), none));
    OnnxValue[] states =
        node("LSTM")
            .reads(transpose(unit.x(), 1, 0, 2))
            .reads(rows(fourGates(unit.input(), unit.width()), 4L * unit.width()))
            .reads(rows(fourGates(unit.state(), unit.width()), 4L * unit.width()))
            .reads(reshape(bias, Size.of(1), Size.REST))
            .with("hidden_size", unit.width())
            .givesEach(Type.NUMBER);
    return transpose(node("Squeeze").reads(states[0], integers(1)).gives(Type.NUMBER), 1, 0, 2);
  }

  private OnnxValue fourGates(OnnxValue gates, int width) {
    List<OnnxValue> parts = split(gates, width, 4);
    return concat(-1, List.of(parts.get(0), parts.get(3), parts.get(1), parts.get(2)));
  }

  /** (in, columns) to (1, columns, in). */
  private OnnxValue rows(OnnxValue weight, long columns) {
    return reshape(transpose(weight, 1, 0), Size.of(1), Size.of(columns), Size.REST);
  }

  private OnnxValue reordered(OnnxValue gates, int width) {
    List<OnnxValue> parts = split(gates, width, 3);
    return concat(-1, List.of(parts.get(1), parts.get(0), parts.get(2)));
  }

  @Override
  public final OnnxValue convolve2d(Convolution2d<OnnxValue> convolution) {
    return OnnxPictures.convolve(this, convolution);
  }

  @Override
  public final OnnxValue pool(Pooling<OnnxValue> pooling) {
    return OnnxPictures.pool(this, pooling);
  }

  @Override
  public final OnnxValue sample(OnnxValue x, OnnxValue grid) {
    return node("GridSample")
        .reads(x, grid)
        .with("mode", "linear")
        .with("align_corners", 1)
        .gives(Type.NUMBER);
  }

  @Override
  public final OnnxValue gather(OnnxValue table, OnnxValue indices) {
    if (known(table, indices)) {
      return folded(TRUTH.gather(table.array(), indices.array()));
    }
    return node("Gather").reads(table, indices).gives(table.type());
  }

  @Override
  public final OnnxValue gatherAlong(OnnxValue x, int axis, OnnxValue indices) {
    return node("GatherElements").reads(x, indices).with("axis", axis).gives(x.type());
  }

  @Override
  public final OnnxValue reduce(Reduction reduction, OnnxValue x, int axis) {
    if (x.known()) {
      return folded(TRUTH.reduce(reduction, x.array(), axis));
    }
    String name =
        reduction.name().substring(0, 1) + reduction.name().substring(1).toLowerCase(Locale.ROOT);
    return node("Reduce" + name).reads(x, integers(axis)).gives(x.type());
  }

  @Override
  public Top<OnnxValue> top(OnnxValue x, OnnxValue k) {
    OnnxValue[] best = node("TopK").reads(x, k).givesEach(Type.NUMBER, Type.INTEGER);
    return new Top<>(best[0], best[1]);
  }
}
