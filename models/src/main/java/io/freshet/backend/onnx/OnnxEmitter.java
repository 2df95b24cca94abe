package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.onnx.ModelProto;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Top;
import io.freshet.tensor.Weights;
import java.util.Map;

/**
 * Writes a system with its weights as a graph: {@code items} int64 (B, L), padded on the left with
 * 0, and {@code k} int64 (1) to {@code top_items} int64 (B, k) and {@code top_scores} float (B, k).
 */
public final class OnnxEmitter {
  private OnnxEmitter() {}

  /** The bytes of an ONNX file. */
  public static byte[] emit(RankingSystem system, Map<String, Weights> weights, Emission emission) {
    return model(system, weights, emission).toByteArray();
  }

  static ModelProto model(RankingSystem system, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue items = graph.input("items", Type.INTEGER, "batch", "length");
    OnnxValue k = graph.input("k", Type.INTEGER, "1");
    StoredParameters<OnnxValue> parameters =
        new StoredParameters<>(weights, OnnxValue.Parameter::new);
    Top<OnnxValue> top = system.nextItems(Pass.inference(ops, parameters), items, k);
    graph.output("top_items", top.indices(), "batch", "k");
    graph.output("top_scores", top.values(), "batch", "k");
    return graph.model(opset(emission));
  }

  /** The opset of the standard domain that it needs. */
  public static int opset(Emission emission) {
    return switch (emission) {
      case PRIMITIVE -> 21;
      case FUSED, FUSED_GPU, PORTABLE -> 23;
    };
  }
}
