package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.onnx.TensorProto.DataType;
import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Normed;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composites as fused operators of ONNX Runtime, which does not find them by itself. */
final class FusedOps extends PortableOps {
  private final Map<OnnxValue, OnnxValue> masks = new HashMap<>();

  FusedOps(OnnxGraph graph) {
    super(graph);
  }

  @Override
  public OnnxValue linear(OnnxValue x, OnnxValue weight, OnnxValue bias) {
    OnnxValue product = matmul(x, weight);
    OnnxValue.Origin origin = new OnnxValue.Origin.Biased(product, bias);
    return node("Add").reads(product, bias).gives(Type.NUMBER, origin);
  }

  @Override
  public OnnxValue gelu(OnnxValue x) {
    return x.origin() instanceof OnnxValue.Origin.Biased biased
        ? node("BiasGelu").fused().reads(biased.product(), biased.bias()).gives(Type.NUMBER)
        : super.gelu(x);
  }

  @Override
  public Normed<OnnxValue> skipNorm(OnnxValue stream, OnnxValue update, Norm<OnnxValue> norm) {
    OnnxValue added = update;
    OnnxValue bias = null;
    if (update.origin() instanceof OnnxValue.Origin.Biased biased) {
      added = biased.product();
      bias = biased.bias();
    }
    OnnxValue[] out =
        node("SkipLayerNormalization")
            .fused()
            .reads(stream, added, norm.gain(), norm.bias(), bias)
            .with("epsilon", norm.epsilon())
            .givesEach(Type.NUMBER, null, null, Type.NUMBER);
    return new Normed<>(out[3], out[0]);
  }

  @Override
  public OnnxValue attention(Attention<OnnxValue> attention) {
    Visibility<OnnxValue> visibility = attention.visibility();
    return node("MultiHeadAttention")
        .fused()
        .reads(attention.query(), attention.key(), attention.value(), null)
        .reads(realKeys(visibility), additive(visibility.visible(), visibility.bias()))
        .with("num_heads", attention.heads().count())
        .with("scale", attention.heads().scale())
        .with("mask_filter_value", AttentionSteps.HIDDEN)
        .with("unidirectional", unidirectional(visibility))
        .gives(Type.NUMBER);
  }

  @Override
  public OnnxValue projectedAttention(ProjectedAttention<OnnxValue> attention) {
    if (attention.queries() != attention.memory()) {
      return super.projectedAttention(attention);
    }
    Visibility<OnnxValue> visibility = attention.visibility();
    ProjectedAttention.Projection<OnnxValue> projection = attention.projection();
    long width = (long) attention.heads().count() * attention.heads().width();
    return node("Attention")
        .fused()
        .reads(attention.memory(), projection.weight(), projection.bias())
        .reads(realKeys(visibility), null, additive(visibility.visible(), visibility.bias()))
        .with("num_heads", attention.heads().count())
        .with("scale", attention.heads().scale())
        .with("qkv_hidden_sizes", width, width, width)
        .with("mask_filter_value", AttentionSteps.HIDDEN)
        .with("unidirectional", unidirectional(visibility))
        .gives(Type.NUMBER);
  }

  @Override
  OnnxValue scaledProduct(OnnxValue a, OnnxValue b, double factor) {
    return node("FusedMatMul")
        .fused()
        .reads(a, b)
        .with("transB", 1)
        .with("alpha", factor)
        .gives(Type.NUMBER);
  }

  private static long unidirectional(Visibility<OnnxValue> visibility) {
    return visibility.order() == Order.CAUSAL ? 1 : 0;
  }

  /** (B, L) int32, which is how the fused operators want it. */
  private @Nullable OnnxValue realKeys(Visibility<OnnxValue> visibility) {
    OnnxValue real = visibility.realKeys();
    if (real == null) {
      return null;
    }
    return masks.computeIfAbsent(
        real,
        mask ->
            node("Cast").reads(mask).with("to", DataType.INT32.getNumber()).gives(Type.INTEGER));
  }
}
