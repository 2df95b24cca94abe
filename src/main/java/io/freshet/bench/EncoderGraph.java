package io.freshet.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A graph of an encoder on ONNX Runtime with nothing of ours around it, one thread to a call; safe
 * for use by several threads.
 */
final class EncoderGraph implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final long[] axes;

  /**
   * @param axes of one picture
   */
  EncoderGraph(byte[] graph, long[] axes) throws OrtException {
    this.axes = axes.clone();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(graph, options);
    }
  }

  /** The vectors of so many pictures, as Java values. */
  float[][] vectors(float[] pictures, int rows) throws OrtException {
    long[] shape = LongStream.concat(LongStream.of(rows), LongStream.of(axes)).toArray();
    try (OnnxTensor in = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pictures), shape);
        OrtSession.Result result = session.run(Map.of("pictures", in))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
