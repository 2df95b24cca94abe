package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import io.freshet.model.Port;
import java.util.List;

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

  /** Types that a role may have. */
  static List<String> allowed(Port port) {
    return switch (port.role()) {
      case Port.ITEMS, Port.TOP_ITEMS -> List.of("int64", "int32");
      case Port.MASK -> List.of("int64", "int32", "float32", "bool");
      case Port.K -> List.of("int64");
      default -> List.of("float32");
    };
  }

  static boolean fits(Port port) {
    return allowed(port).contains(port.type());
  }

  /** The size of an axis where the manifest fixes it, else 0. */
  static int fixedAxis(Port port, int axis) {
    if (axis >= port.axes().size() || !port.axes().get(axis).matches("\\d{1,9}")) {
      return 0;
    }
    return Integer.parseInt(port.axes().get(axis));
  }
}
