package io.freshet.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the few ONNX messages that a small fixed graph needs; numbers are onnx.proto's fields. */
final class GraphBytes {
  static final int FLOAT = 1;
  static final int INT64 = 7;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  GraphBytes text(int field, String value) {
    return write(() -> out.writeString(field, value));
  }

  GraphBytes number(int field, long value) {
    return write(() -> out.writeInt64(field, value));
  }

  GraphBytes message(int field, GraphBytes value) {
    return write(() -> out.writeByteArray(field, value.toBytes()));
  }

  GraphBytes raw(int field, byte[] value) {
    return write(() -> out.writeBytes(field, ByteString.copyFrom(value)));
  }

  byte[] toBytes() {
    write(out::flush);
    return bytes.toByteArray();
  }

  /** A NodeProto; inputs and outputs are separated by spaces. */
  static GraphBytes node(String operation, String inputs, String outputs) {
    GraphBytes node = new GraphBytes();
    for (String input : inputs.split(" ")) {
      node.text(1, input);
    }
    for (String output : outputs.split(" ")) {
      node.text(2, output);
    }
    return node.text(4, operation);
  }

  GraphBytes attribute(String name, long value) {
    return message(5, new GraphBytes().text(1, name).number(3, value).number(20, 2));
  }

  static GraphBytes floats(String name, float[] values, long... dims) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(name, FLOAT, raw.array(), dims);
  }

  static GraphBytes longs(String name, long[] values, long... dims) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return tensor(name, INT64, raw.array(), dims);
  }

  private static GraphBytes tensor(String name, int type, byte[] raw, long... dims) {
    GraphBytes tensor = new GraphBytes();
    for (long dim : dims) {
      tensor.number(1, dim);
    }
    return tensor.number(2, type).text(8, name).raw(9, raw);
  }

  /** A ValueInfoProto; axes are names or numbers. */
  static GraphBytes value(String name, int type, String... axes) {
    GraphBytes shape = new GraphBytes();
    for (String axis : axes) {
      GraphBytes dim = new GraphBytes();
      shape.message(
          1, axis.matches("\\d+") ? dim.number(1, Long.parseLong(axis)) : dim.text(2, axis));
    }
    GraphBytes tensor = new GraphBytes().number(1, type).message(2, shape);
    return new GraphBytes().text(1, name).message(2, new GraphBytes().message(1, tensor));
  }

  private GraphBytes write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}
