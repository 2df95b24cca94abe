package io.freshet.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.system.picture.PictureShape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A graph that makes vectors of pictures, on one thread of ONNX Runtime.
 *
 * @param graph the bytes of an ONNX file that reads {@code pictures}
 * @param shape of one
 */
public record PictureGraph(byte[] graph, PictureShape shape) {
  private static final long SEED = 7;

  /**
   * The median of so many runs over so many pictures, after a fifth as many that do not count.
   *
   * @throws IOException when the graph cannot be run, saying why
   */
  public double medianMillis(int rows, int times) throws IOException {
    long[] axes = LongStream.concat(LongStream.of(rows), LongStream.of(shape.axes())).toArray();
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions alone = alone();
        OrtSession session = runtime.createSession(graph, alone);
        OnnxTensor pictures =
            OnnxTensor.createTensor(runtime, FloatBuffer.wrap(drawn(rows)), axes)) {
      for (int warmUp = 0; warmUp < times / 5; warmUp++) {
        nanos(session, pictures);
      }
      long[] nanos = new long[times];
      for (int at = 0; at < times; at++) {
        nanos[at] = nanos(session, pictures);
      }
      Arrays.sort(nanos);
      return nanos[times / 2] / 1e6;
    } catch (OrtException e) {
      throw new IOException(
          "ONNX Runtime cannot run the graph over %d pictures of %s: %s"
              .formatted(rows, shape, e.getMessage()),
          e);
    }
  }

  private static OrtSession.SessionOptions alone() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }

  private static long nanos(OrtSession session, OnnxTensor pictures) throws OrtException {
    long before = System.nanoTime();
    try (OrtSession.Result result = session.run(Map.of("pictures", pictures))) {
      return result.size() == 0 ? 0 : System.nanoTime() - before;
    }
  }

  private float[] drawn(int rows) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] values = new float[rows * shape.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextFloat();
    }
    return values;
  }
}
