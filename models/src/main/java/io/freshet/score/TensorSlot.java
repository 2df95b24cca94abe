package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One direct buffer and the tensor over it, kept from batch to batch. Per record; one thread. */
final class TensorSlot implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OnnxJavaType type;
  private ByteBuffer bytes = direct(0);
  private long[] shape = {};
  private @Nullable OnnxTensor tensor;

  TensorSlot(OrtEnvironment environment, OnnxJavaType type) {
    this.environment = environment;
    this.type = type;
  }

  /** A tensor of this shape over a buffer that holds whatever was there before. */
  OnnxTensor reserve(long... wanted) throws OrtException {
    OnnxTensor kept = tensor;
    if (kept != null && Arrays.equals(shape, wanted)) {
      return kept;
    }
    close();
    int size = sizeOf(wanted);
    if (size > bytes.capacity()) {
      bytes = direct(Math.max(size, (int) Math.min(Integer.MAX_VALUE - 64, 2L * bytes.capacity())));
    }
    OnnxTensor fresh =
        OnnxTensor.createTensor(
            environment, bytes.slice(0, size).order(ByteOrder.nativeOrder()), wanted, type);
    shape = wanted;
    tensor = fresh;
    return fresh;
  }

  /** The whole buffer, of which the tensor covers the first elements. */
  ByteBuffer bytes() {
    return bytes;
  }

  private int sizeOf(long[] wanted) {
    long size = type.size;
    for (long axis : wanted) {
      size = Math.multiplyExact(size, axis);
    }
    return Math.toIntExact(size);
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    if (tensor != null) {
      tensor.close();
      tensor = null;
    }
  }
}
