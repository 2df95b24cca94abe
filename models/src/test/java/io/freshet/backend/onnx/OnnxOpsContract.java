package io.freshet.backend.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.naive.Array;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.OpsContract;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Emitted nodes, run by ONNX Runtime: with every input from outside, and with all but one stored.
 */
abstract class OnnxOpsContract extends OpsContract {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  abstract Emission emission();

  @Override
  protected Array run(OpsCase operation) throws OrtException {
    return run(operation, operation.inputs().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheSameNumbersWhenAllButTheFirstInputAreStored(OpsCase operation) throws OrtException {
    assertSame(run(operation, 1), truth(operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheSameNumbersWhenEverythingIsStored(OpsCase operation) throws OrtException {
    assertSame(run(operation, 0), truth(operation));
  }

  private Array run(OpsCase operation, int fromOutside) throws OrtException {
    OnnxGraph graph = new OnnxGraph();
    List<OnnxValue> in = new ArrayList<>();
    for (Array array : operation.inputs()) {
      in.add(
          in.size() < fromOutside
              ? graph.input("in" + in.size(), array.type(), axes("a" + in.size(), array))
              : OnnxOps.folded(array));
    }
    OnnxValue out = operation.on(OnnxOps.of(emission(), graph), in);
    graph.output("out", out, axes("out", truth(operation)));
    byte[] model = graph.model(OnnxEmitter.opset(emission())).toByteArray();
    try (OrtSession session = ENVIRONMENT.createSession(model)) {
      return run(session, operation.inputs().subList(0, fromOutside));
    }
  }

  private static String[] axes(String stem, Array array) {
    return IntStream.range(0, array.shape().length)
        .mapToObj(axis -> stem + "_" + axis)
        .toArray(String[]::new);
  }

  private static Array run(OrtSession session, List<Array> inputs) throws OrtException {
    Map<String, OnnxTensorLike> in = new LinkedHashMap<>();
    for (Array array : inputs) {
      in.put("in" + in.size(), tensor(array));
    }
    try (OrtSession.Result result = session.run(in)) {
      return array((OnnxTensor) result.get(0));
    } finally {
      in.values().forEach(OnnxTensorLike::close);
    }
  }

  private static OnnxTensor tensor(Array array) throws OrtException {
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    double[] data = array.data();
    return switch (array.type()) {
      case NUMBER ->
          OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(array.weights().data()), shape);
      case INTEGER ->
          OnnxTensor.createTensor(
              ENVIRONMENT,
              LongBuffer.wrap(Arrays.stream(data).mapToLong(x -> (long) x).toArray()),
              shape);
      case MASK -> {
        ByteBuffer bytes = ByteBuffer.allocateDirect(data.length);
        Arrays.stream(data).forEach(x -> bytes.put((byte) x));
        yield OnnxTensor.createTensor(ENVIRONMENT, bytes.flip(), shape, OnnxJavaType.BOOL);
      }
    };
  }

  private static Array array(OnnxTensor tensor) {
    int[] shape = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
    double[] data = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    if (tensor.getInfo().type == OnnxJavaType.INT64) {
      LongBuffer from = tensor.getLongBuffer();
      Arrays.setAll(data, i -> from.get(i));
    } else {
      FloatBuffer from = tensor.getFloatBuffer();
      Arrays.setAll(data, i -> from.get(i));
    }
    return Array.of(data, shape);
  }
}
