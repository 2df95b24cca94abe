package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.onnx.TensorProto.DataType;
import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attention as the operator that ONNX Runtime has long had on CUDA. On a CPU the standard operator
 * is faster: it shares one mask among blocks. So is the standard GELU after an addition: it works
 * block by block, where the fused one writes a second copy of everything.
 */
final class GpuOps extends FusedOps {
  private final Map<OnnxValue, OnnxValue> masks = new HashMap<>();

  GpuOps(OnnxGraph graph) {
    super(graph);
  }

  @Override
  public OnnxValue gelu(OnnxValue x) {
    return x.origin() instanceof OnnxValue.Origin.Biased biased
        ? node("BiasGelu").fused().reads(biased.product(), biased.bias()).gives(Type.NUMBER)
        : super.gelu(x);
  }

  /** A search through every score at once gains nothing by fewer that enter a heap. */
  @Override
  OnnxValue ranked(OnnxValue scores, OnnxValue k) {
    return scores;
  }

  @Override
  public OnnxValue attention(Attention<OnnxValue> attention) {
    Visibility<OnnxValue> visibility = attention.visibility();
    OnnxValue visible = visibility.visible();
    return node("MultiHeadAttention")
        .fused()
        .reads(attention.query(), attention.key(), attention.value(), null)
        .reads(
            realKeys(visibility),
            sum(visible == null ? List.of() : List.of(visible), visibility.bias()))
        .with("num_heads", attention.heads().count())
        .with("scale", attention.heads().scale())
        .with("mask_filter_value", AttentionSteps.HIDDEN)
        .with("unidirectional", visibility.order() == Order.CAUSAL ? 1 : 0)
        .gives(Type.NUMBER);
  }

  /** (B, L) int32, which is how the fused operator wants it. */
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
