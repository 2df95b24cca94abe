package io.freshet.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compares what the graph of an encoder takes and gives with what its manifest says. */
final class EncoderPorts {
  private EncoderPorts() {}

  static void check(EncoderPackage encoder, OrtSession session)
      throws BadModelPackage, OrtException {
    String where = "graph of " + encoder.folder();
    Port pictures = encoder.manifest().graph().pictures();
    check(where, "input", pictures, session.getInputInfo());
    check(where, "output", encoder.manifest().graph().vectors(), session.getOutputInfo());
    if (session.getInputNames().size() != 1) {
      throw new BadModelPackage(
          "%s takes %s, expected only '%s'"
              .formatted(where, session.getInputNames(), pictures.name()));
    }
  }

  private static void check(String where, String side, Port port, Map<String, NodeInfo> found)
      throws BadModelPackage {
    NodeInfo node = found.get(port.name());
    long[] shape =
        node != null
                && node.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
            ? tensor.getShape()
            : new long[0];
    List<String> axes = port.axes();
    boolean fits = shape.length == axes.size() && shape[0] == -1;
    for (int axis = 1; fits && axis < shape.length; axis++) {
      // A graph need not say a size; a run of it then does.
      fits = shape[axis] == -1 || shape[axis] == Integer.parseInt(axes.get(axis));
    }
    if (!fits) {
      throw new BadModelPackage(
          "%s has as %s '%s' %s, expected float32 of %s with a dynamic batch"
              .formatted(
                  where,
                  side,
                  port.name(),
                  node == null ? "nothing among " + found.keySet() : Arrays.toString(shape),
                  axes));
    }
  }
}
