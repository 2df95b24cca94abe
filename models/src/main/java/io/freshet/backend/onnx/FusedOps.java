package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Normed;

/** Composites as fused operators of ONNX Runtime, which does not find them by itself. */
sealed class FusedOps extends PortableOps permits GpuOps {
  FusedOps(OnnxGraph graph) {
    super(graph);
  }

  @Override
  public final Normed<OnnxValue> skipNorm(
      OnnxValue stream, OnnxValue update, Norm<OnnxValue> norm) {
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
  final OnnxValue scaledProduct(OnnxValue a, OnnxValue b, double factor) {
    return node("FusedMatMul")
        .fused()
        .reads(a, b)
        .with("transB", 1)
        .with("alpha", factor)
        .gives(Type.NUMBER);
  }
}
