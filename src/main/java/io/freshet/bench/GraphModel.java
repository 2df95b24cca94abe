package io.freshet.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import java.nio.LongBuffer;
import java.util.Map;

/** A graph on ONNX Runtime with nothing of ours around it, one thread to a call. */
final class GraphModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private GraphModel(byte[] graph) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(graph, options);
    }
  }

  static GraphModel of(ReferenceModel model) throws OrtException {
    return new GraphModel(OnnxEmitter.emit(model.system(), model.weights(), Emission.FUSED));
  }

  /** As {@link #of}, with {@code new_items} that are ranked with the others. */
  static GraphModel growing(ReferenceModel model) throws OrtException {
    return new GraphModel(OnnxEmitter.emitGrowing(model.system(), model.weights(), Emission.FUSED));
  }

  /** The scores of the best k items of each row, as Java values. */
  float[] best(long[] items, int rows, int k) throws OrtException {
    try (OrtSession.Result result = run(items, rows, k)) {
      return scores(result, rows, k);
    }
  }

  /** The same where the graph takes new items. */
  float[] best(long[] items, int rows, int k, OnnxTensor newItems) throws OrtException {
    try (OnnxTensor in = tensor(items, rows, items.length / rows);
        OnnxTensor count = tensor(new long[] {k}, 1);
        OrtSession.Result result =
            session.run(Map.of("items", in, "k", count, "new_items", newItems))) {
      return scores(result, rows, k);
    }
  }

  private static float[] scores(OrtSession.Result result, int rows, int k) {
    float[] scores = new float[rows * k];
    ((OnnxTensor) result.get("top_scores").orElseThrow()).getFloatBuffer().get(scores);
    return scores;
  }

  /** The best k items of each row, best first. */
  long[][] bestItems(long[] items, int rows, int k) throws OrtException {
    try (OrtSession.Result result = run(items, rows, k)) {
      return (long[][]) result.get("top_items").orElseThrow().getValue();
    }
  }

  private OrtSession.Result run(long[] items, int rows, int k) throws OrtException {
    try (OnnxTensor in = tensor(items, rows, items.length / rows);
        OnnxTensor count = tensor(new long[] {k}, 1)) {
      return session.run(Map.of("items", in, "k", count));
    }
  }

  private OnnxTensor tensor(long[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
