package io.freshet.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.naive.Array;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.NodeProto;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FusedEmissionTest extends OnnxOpsContract {
  @Override
  Emission emission() {
    return Emission.FUSED;
  }

  @Test
  void onnxRuntimeLeavesTheGeluAfterABiasAsItIs(@TempDir Path folder) throws Exception {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission(), graph);
    OnnxValue x = graph.input("x", Array.Type.NUMBER, "batch", "length", "7");
    OnnxValue weight = OnnxOps.folded(Array.of(new double[7 * 11], 7, 11));
    OnnxValue bias = OnnxOps.folded(Array.of(new double[11], 11));
    graph.output("out", ops.gelu(ops.linear(x, weight, bias)), "batch", "length", "11");
    byte[] model = graph.model(OnnxEmitter.opset(emission())).toByteArray();
    Path optimised = folder.resolve("optimised.onnx");

    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizedModelFilePath(optimised.toString());
      OrtEnvironment.getEnvironment().createSession(model, options).close();
    }

    assertThat(ModelProto.parseFrom(Files.readAllBytes(optimised)).getGraph().getNodeList())
        .extracting(NodeProto::getOpType)
        .contains("Gelu")
        .doesNotContain("BiasGelu");
  }
}
