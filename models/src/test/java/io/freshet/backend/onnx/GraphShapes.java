package io.freshet.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.NodeProto;
import io.freshet.onnx.TensorProto;
import io.freshet.onnx.ValueInfoProto;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lies inside an emitted graph: stored tensors, and every value of one run. */
public final class GraphShapes {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final ModelProto model;

  public GraphShapes(RankingSystem system, Map<String, Weights> weights, Emission emission) {
    this.model = OnnxEmitter.model(system, weights, emission);
  }

  /** Of these, the shapes that have a size on two axes. */
  public static List<List<Long>> squares(List<List<Long>> shapes, long side) {
    return shapes.stream()
        .filter(shape -> shape.stream().filter(size -> size == side).count() > 1)
        .toList();
  }

  public long storedBytes() {
    return model.getGraph().getInitializerList().stream()
        .mapToLong(tensor -> tensor.getRawData().size())
        .sum();
  }

  /** Names of what a caller gives. */
  public List<String> inputs() {
    return model.getGraph().getInputList().stream().map(ValueInfoProto::getName).toList();
  }

  public List<List<Long>> stored() {
    return model.getGraph().getInitializerList().stream().map(TensorProto::getDimsList).toList();
  }

  /** Shapes of everything that any node gives for one sequence. */
  public List<List<Long>> computed(long[] items) throws OrtException {
    ModelProto.Builder open = model.toBuilder();
    Set<String> outputs = new HashSet<>(Set.of("top_items", "top_scores"));
    for (NodeProto node : model.getGraph().getNodeList()) {
      for (String output : node.getOutputList()) {
        if (!output.isEmpty() && outputs.add(output)) {
          open.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(output));
        }
      }
    }
    try (OrtSession.SessionOptions plain = new OrtSession.SessionOptions()) {
      plain.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      try (OrtSession session = ENVIRONMENT.createSession(open.build().toByteArray(), plain)) {
        return run(session, items);
      }
    }
  }

  private static List<List<Long>> run(OrtSession session, long[] items) throws OrtException {
    List<List<Long>> shapes = new ArrayList<>();
    long[] shape = {1, items.length};
    try (OnnxTensor batch = OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(items), shape);
        OnnxTensor k = OnnxTensor.createTensor(ENVIRONMENT, new long[] {5});
        OrtSession.Result result = session.run(Map.of("items", batch, "k", k))) {
      for (Map.Entry<String, OnnxValue> value : result) {
        long[] found = ((OnnxTensor) value.getValue()).getInfo().getShape();
        shapes.add(Arrays.stream(found).boxed().toList());
      }
    }
    return shapes;
  }
}
