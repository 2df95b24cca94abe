package io.freshet.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The floating-point content of one TensorProto, gathered from whichever field holds it. */
final class TensorWeights {
  private static final int FLOAT = 1;
  private static final int FLOAT16 = 10;
  private static final int DOUBLE = 11;
  private static final int BFLOAT16 = 16;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private String name = "";
  private long type;
  private ByteBuffer raw = NOTHING;
  private ByteBuffer floats = NOTHING;
  private ByteBuffer doubles = NOTHING;

  String name() {
    return name;
  }

  void number(int field, long value) {
    if (field == OnnxMessage.TENSOR_TYPE) {
      type = value;
    }
  }

  void bytes(int field, ByteBuffer content) {
    content.order(ByteOrder.LITTLE_ENDIAN);
    switch (field) {
      case OnnxMessage.TENSOR_NAME -> name = StandardCharsets.UTF_8.decode(content).toString();
      case OnnxMessage.TENSOR_RAW -> raw = content;
      case OnnxMessage.TENSOR_FLOATS -> floats = content;
      case OnnxMessage.TENSOR_DOUBLES -> doubles = content;
      default -> {}
    }
  }

  /** Index of the first element that is not a number, -1 when all are. */
  int firstNaN() {
    int found = Math.max(firstNaN(floats, FLOAT), firstNaN(doubles, DOUBLE));
    return Math.max(found, firstNaN(raw, (int) type));
  }

  private static int firstNaN(ByteBuffer content, int type) {
    return switch (type) {
      case FLOAT -> {
        for (int at = 0; at + Float.BYTES <= content.limit(); at += Float.BYTES) {
          if (Float.isNaN(content.getFloat(at))) {
            yield at / Float.BYTES;
          }
        }
        yield -1;
      }
      case DOUBLE -> {
        for (int at = 0; at + Double.BYTES <= content.limit(); at += Double.BYTES) {
          if (Double.isNaN(content.getDouble(at))) {
            yield at / Double.BYTES;
          }
        }
        yield -1;
      }
      case FLOAT16 -> firstNaN(content, 0x7c00, 0x03ff);
      case BFLOAT16 -> firstNaN(content, 0x7f80, 0x007f);
      default -> -1;
    };
  }

  private static int firstNaN(ByteBuffer content, int exponent, int mantissa) {
    for (int at = 0; at + Short.BYTES <= content.limit(); at += Short.BYTES) {
      int bits = content.getShort(at);
      if ((bits & exponent) == exponent && (bits & mantissa) != 0) {
        return at / Short.BYTES;
      }
    }
    return -1;
  }
}
