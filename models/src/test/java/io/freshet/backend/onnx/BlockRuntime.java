package io.freshet.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.naive.Array;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs one block as a graph of its own.
 *
 * @param block what is emitted
 * @param slot what it reads and writes, of which only the first axis is left open
 * @param emission how
 */
public record BlockRuntime(Block block, Slot slot, Emission emission) {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  public Array run(Map<String, Weights> weights, Weights in) throws OrtException {
    try (OrtSession session = ENVIRONMENT.createSession(graph(weights, in.shape()));
        OnnxTensor given =
            OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(in.data()), in.shape());
        OrtSession.Result result = session.run(Map.of("in", given))) {
      OnnxTensor out = (OnnxTensor) result.get(0);
      FloatBuffer numbers = out.getFloatBuffer();
      int[] shape = LongStream.of(out.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
      return Array.of(
          IntStream.range(0, numbers.limit()).mapToDouble(numbers::get).toArray(), shape);
    }
  }

  private byte[] graph(Map<String, Weights> weights, long[] shape) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    Pass<OnnxValue> pass =
        Pass.inference(ops, new StoredParameters<>(weights, OnnxValue.Parameter::new));
    String[] axes = Arrays.stream(shape).mapToObj(String::valueOf).toArray(String[]::new);
    axes[0] = "batch";
    Flow<OnnxValue> flow = Flow.of(slot, graph.input("in", Array.Type.NUMBER, axes));
    graph.output("out", block.apply(pass, flow).get(slot, block), axes);
    return graph.model(OnnxEmitter.opset(emission)).toByteArray();
  }
}
