package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Convolution;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Output;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.Size;
import io.freshet.tensor.Span;
import io.freshet.tensor.Top;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composites as standard operators of opset 23. */
sealed class PortableOps extends OnnxOps permits FusedOps {
  private final Map<Visibility<OnnxValue>, OnnxValue> masks = new HashMap<>();

  PortableOps(OnnxGraph graph) {
    super(graph);
  }

  /** Remembers its bias, so that the next node can add it on the way. */
  @Override
  public final OnnxValue linear(OnnxValue x, OnnxValue weight, OnnxValue bias) {
    if (x.origin() instanceof OnnxValue.Origin.Biased before
        && known(before.bias(), weight, bias)) {
      OnnxValue row = reshape(before.bias(), Size.of(1), Size.REST);
      OnnxValue moved = reshape(matmul(row, weight), Size.REST);
      return biased(matmul(before.product(), weight), add(moved, bias));
    }
    return biased(matmul(x, weight), bias);
  }

  private OnnxValue biased(OnnxValue product, OnnxValue bias) {
    OnnxValue.Origin origin = new OnnxValue.Origin.Biased(product, bias);
    return node("Add").reads(product, bias).gives(Type.NUMBER, origin);
  }

  /** A bias of two axes: one of a single axis ONNX Runtime fuses, which makes it slower on CPUs. */
  @Override
  public OnnxValue gelu(OnnxValue x) {
    OnnxValue sum = x;
    if (x.origin() instanceof OnnxValue.Origin.Biased biased) {
      sum = add(biased.product(), reshape(biased.bias(), Size.of(1), Size.REST));
    }
    return node("Gelu").reads(sum).gives(Type.NUMBER);
  }

  @Override
  public final OnnxValue softmax(OnnxValue x, int axis) {
    if (x.known()) {
      return folded(TRUTH.softmax(x.array(), axis));
    }
    return node("Softmax").reads(x).with("axis", axis).gives(Type.NUMBER);
  }

  @Override
  public final OnnxValue layerNorm(OnnxValue x, Norm<OnnxValue> norm) {
    return node("LayerNormalization")
        .reads(x, norm.gain(), norm.bias())
        .with("axis", -1)
        .with("epsilon", norm.epsilon())
        .gives(Type.NUMBER);
  }

  /** The operator wants channels before positions, and its kernel to be stored. */
  @Override
  public final OnnxValue convolve(Convolution<OnnxValue> convolution) {
    if (!convolution.kernel().known()) {
      return super.convolve(convolution);
    }
    int channels = convolution.kernel().shape()[1];
    OnnxValue kernel =
        reshape(
            transpose(convolution.kernel(), 1, 0),
            Size.of(channels),
            Size.of(1),
            Size.of(convolution.taps()));
    OnnxValue mixed =
        node("Conv")
            .reads(transpose(convolution.x(), 0, 2, 1), kernel)
            .with("group", channels)
            .with("pads", convolution.taps() - 1, 0)
            .gives(Type.NUMBER);
    return transpose(mixed, 0, 2, 1);
  }

  @Override
  public OnnxValue attention(Attention<OnnxValue> attention) {
    return node("Attention")
        .reads(attention.query(), attention.key(), attention.value(), mask(attention))
        .with("q_num_heads", attention.heads().count())
        .with("kv_num_heads", attention.heads().count())
        .with("scale", attention.heads().scale())
        .gives(Type.NUMBER);
  }

  /**
   * A bias of the keys adds the same to every score of a query and so nothing. A bias of the values
   * is added once, after mixing. One query needs no projected keys and values at all.
   */
  @Override
  public OnnxValue projectedAttention(ProjectedAttention<OnnxValue> attention) {
    OnnxValue weight = attention.projection().weight();
    OnnxValue bias = attention.projection().bias();
    OnnxValue memory = attention.memory();
    if (!known(weight, bias)) {
      return super.projectedAttention(attention);
    }
    if (attention.queries().origin() instanceof OnnxValue.Origin.LastOf last
        && last.whole() == memory) {
      return new LastQuery(this, attention).emit();
    }
    long width = (long) attention.heads().count() * attention.heads().width();
    List<OnnxValue> weights = split(weight, width, 3);
    OnnxValue query =
        linear(attention.queries(), weights.get(0), slice(bias, 0, Span.of(0, width)));
    OnnxValue key = matmul(memory, weights.get(1));
    OnnxValue value = matmul(memory, weights.get(2));
    OnnxValue mixed =
        attention(new Attention<>(query, key, value, attention.heads(), attention.visibility()));
    return biased(mixed, slice(bias, 0, Span.of(2 * width, 3 * width)));
  }

  @Override
  public final OnnxValue tiedScores(Output<OnnxValue> output) {
    OnnxValue table = output.table();
    return node("Gemm")
        .reads(output.hidden(), table, output.bias())
        .with("transB", 1)
        .gives(
            Type.NUMBER,
            table.known() ? new OnnxValue.Origin.Scores(table.shape()[0]) : OnnxValue.Origin.PLAIN);
  }

  @Override
  public final Top<OnnxValue> top(OnnxValue x, OnnxValue k) {
    return super.top(ranked(x, k), k);
  }

  /** What is searched for the best instead of the scores, with the same outcome. */
  OnnxValue ranked(OnnxValue scores, OnnxValue k) {
    return scores.origin() instanceof OnnxValue.Origin.Scores catalogue
            && RaisedScores.help(catalogue.items())
        ? new RaisedScores(this, scores, catalogue.items()).forBest(k)
        : scores;
  }

  /** (B, L, in) x (out, in) transposed, times a factor. */
  OnnxValue scaledProduct(OnnxValue a, OnnxValue b, double factor) {
    return matmul(scale(a, factor), transpose(b, 0, 2, 1));
  }

  /** Added to scores: the bias, and far below it where a key is hidden. Shared by blocks. */
  private @Nullable OnnxValue mask(Attention<OnnxValue> attention) {
    OnnxValue made = masks.get(attention.visibility());
    if (made == null) {
      List<OnnxValue> masks = new ArrayList<>(AttentionSteps.masks(this, attention));
      if (attention.visibility().equals(onlyKeys(attention.visibility().realKeys()))
          && !masks.isEmpty()) {
        masks.add(everyQuery(attention.query()));
      }
      made = sum(masks, attention.visibility().bias());
    }
    if (made != null) {
      masks.put(attention.visibility(), made);
    }
    return made;
  }

  private static Visibility<OnnxValue> onlyKeys(@Nullable OnnxValue real) {
    return Visibility.<OnnxValue>of(Order.BOTH_WAYS).withRealKeys(real);
  }

  /** (Lq, 1), true: the operator stretches a mask over rows and heads, not over queries. */
  private OnnxValue everyQuery(OnnxValue query) {
    OnnxValue places = reshape(range(query, 1), Size.REST, Size.of(1));
    return unary(Unary.NOT, binary(Binary.LESS, places, integers(0)));
  }

  /** Adding small masks is faster than choosing by a large one. */
  final @Nullable OnnxValue sum(List<OnnxValue> seen, @Nullable OnnxValue bias) {
    OnnxValue sum = bias;
    for (OnnxValue mask : seen) {
      OnnxValue hidden = where(mask, scalar(0), scalar(AttentionSteps.HIDDEN));
      sum = sum == null ? hidden : add(sum, hidden);
    }
    return sum;
  }
}
