package io.freshet.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/** Runs emitted graphs. */
public final class OnnxRuntime implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;

  public OnnxRuntime(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = ENVIRONMENT.createSession(model, options);
    }
  }

  public static OnnxRuntime emitted(
      RankingSystem system, Map<String, Weights> weights, Emission emission) throws OrtException {
    return new OnnxRuntime(OnnxEmitter.emit(system, weights, emission));
  }

  /** (B, k) row-major. */
  public record Ranked(long[] items, float[] scores) {}

  public Ranked rank(long[] items, int rows, int k) throws OrtException {
    try (OnnxTensor batch =
            OnnxTensor.createTensor(
                ENVIRONMENT, LongBuffer.wrap(items), new long[] {rows, items.length / rows});
        OnnxTensor count =
            OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(new long[] {k}), new long[] {1});
        OrtSession.Result result = session.run(Map.of("items", batch, "k", count))) {
      LongBuffer ids = ((OnnxTensor) result.get("top_items").orElseThrow()).getLongBuffer();
      FloatBuffer scores = ((OnnxTensor) result.get("top_scores").orElseThrow()).getFloatBuffer();
      Ranked ranked = new Ranked(new long[rows * k], new float[rows * k]);
      ids.get(ranked.items());
      scores.get(ranked.scores());
      return ranked;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
