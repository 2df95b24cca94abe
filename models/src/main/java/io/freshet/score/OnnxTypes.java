package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import io.freshet.model.Port;

/** What a manifest's words mean to ONNX Runtime. */
final class OnnxTypes {
  private OnnxTypes() {}

  static OnnxJavaType of(Port port) {
    return switch (port.type()) {
      case "int64" -> OnnxJavaType.INT64;
      case "int32" -> OnnxJavaType.INT32;
      case "float32" -> OnnxJavaType.FLOAT;
      case "bool" -> OnnxJavaType.BOOL;
      default -> OnnxJavaType.UNKNOWN;
    };
  }

  /** The size of an axis where the manifest fixes it, else 0. */
  static int fixedAxis(Port port, int axis) {
    if (axis >= port.axes().size() || !port.axes().get(axis).matches("\\d{1,9}")) {
      return 0;
    }
    return Integer.parseInt(port.axes().get(axis));
  }
}
