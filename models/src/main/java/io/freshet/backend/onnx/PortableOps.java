package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Output;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.Visibility;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composites as standard operators of opset 23. */
sealed class PortableOps extends OnnxOps permits FusedOps {
  private final Map<Visibility<OnnxValue>, OnnxValue> masks = new HashMap<>();

  PortableOps(OnnxGraph graph) {
    super(graph);
  }

  @Override
  public OnnxValue gelu(OnnxValue x) {
    return node("Gelu").reads(x).gives(Type.NUMBER);
  }

  @Override
  public final OnnxValue softmax(OnnxValue x, int axis) {
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

  @Override
  public OnnxValue attention(Attention<OnnxValue> attention) {
    return node("Attention")
        .reads(attention.query(), attention.key(), attention.value(), mask(attention))
        .with("q_num_heads", attention.heads().count())
        .with("kv_num_heads", attention.heads().count())
        .with("scale", attention.heads().scale())
        .gives(Type.NUMBER);
  }

  /** One query needs no keys and values of its own: their projections move to its side. */
  @Override
  public OnnxValue projectedAttention(ProjectedAttention<OnnxValue> attention) {
    return attention.queries().origin() instanceof OnnxValue.Origin.LastOf last
            && last.whole() == attention.memory()
            && attention.projection().weight().known()
        ? new LastQuery(this, attention).emit()
        : super.projectedAttention(attention);
  }

  @Override
  public final OnnxValue tiedScores(Output<OnnxValue> output) {
    return node("Gemm")
        .reads(output.hidden(), output.table(), output.bias())
        .with("transB", 1)
        .gives(Type.NUMBER);
  }

  /** (B, L, in) x (out, in) transposed, times a factor. */
  OnnxValue scaledProduct(OnnxValue a, OnnxValue b, double factor) {
    return matmul(scale(a, factor), transpose(b, 0, 2, 1));
  }

  /** Added to scores: 0 or the bias where a key is seen, far below where not. Shared by blocks. */
  private @Nullable OnnxValue mask(Attention<OnnxValue> attention) {
    OnnxValue made = masks.get(attention.visibility());
    if (made == null) {
      made = additive(AttentionSteps.seen(this, attention), attention.visibility().bias());
    }
    if (made != null) {
      masks.put(attention.visibility(), made);
    }
    return made;
  }

  final @Nullable OnnxValue additive(@Nullable OnnxValue seen, @Nullable OnnxValue bias) {
    if (seen == null) {
      return bias;
    }
    return where(seen, bias == null ? scalar(0) : bias, scalar(AttentionSteps.HIDDEN));
  }
}
