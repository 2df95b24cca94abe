package io.freshet.backend.onnx;

import com.google.protobuf.ByteString;
import io.freshet.backend.naive.Array;
import io.freshet.onnx.TensorProto;
import io.freshet.onnx.TensorProto.DataType;
import io.freshet.onnx.TensorShapeProto;
import io.freshet.onnx.TypeProto;
import io.freshet.onnx.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Stored numbers and declared shapes. */
final class OnnxTensors {
  private OnnxTensors() {}

  static DataType dataType(Array.Type type) {
    return switch (type) {
      case NUMBER -> DataType.FLOAT;
      case INTEGER -> DataType.INT64;
      case MASK -> DataType.BOOL;
    };
  }

  static TensorProto tensor(String name, OnnxValue value) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(dataType(value.type()).getNumber());
    for (int size : value.shape()) {
      tensor.addDims(size);
    }
    return tensor.setRawData(raw(value)).build();
  }

  private static ByteString raw(OnnxValue value) {
    if (value instanceof OnnxValue.Parameter parameter) {
      float[] data = parameter.weights().data();
      ByteBuffer bytes = littleEndian(data.length * Float.BYTES);
      bytes.asFloatBuffer().put(data);
      return ByteString.copyFrom(bytes);
    }
    double[] data = value.array().data();
    ByteBuffer bytes =
        littleEndian(
            switch (value.type()) {
              case NUMBER -> data.length * Float.BYTES;
              case INTEGER -> data.length * Long.BYTES;
              case MASK -> data.length;
            });
    for (double number : data) {
      switch (value.type()) {
        case NUMBER -> bytes.putFloat((float) number);
        case INTEGER -> bytes.putLong((long) number);
        case MASK -> bytes.put((byte) number);
      }
    }
    return ByteString.copyFrom(bytes.flip());
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * @param axes numbers for sizes that are fixed, names for those that are not
   */
  static ValueInfoProto declared(String name, Array.Type type, List<String> axes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String axis : axes) {
      boolean fixed = axis.chars().allMatch(Character::isDigit);
      TensorShapeProto.Dimension.Builder size = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(fixed ? size.setDimValue(Long.parseLong(axis)) : size.setDimParam(axis));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(dataType(type).getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
