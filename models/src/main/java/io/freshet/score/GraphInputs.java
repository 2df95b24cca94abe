package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.GraphContract;
import io.freshet.model.Port;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes batches into the inputs of one graph. Per record; one thread. */
final class GraphInputs implements AutoCloseable {
  private static final float NEVER = -1e9f;

  private record Fed(Port port, TensorSlot slot) {}

  private @Nullable NewItems written;

  private final List<Fed> feeds;
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

  GraphInputs(OrtEnvironment environment, GraphContract graph) {
    this.feeds =
        graph.inputs().stream()
            .map(port -> new Fed(port, new TensorSlot(environment, OnnxTypes.of(port))))
            .toList();
  }

  /** The feed for one run; valid until the next call. */
  Map<String, OnnxTensor> fill(SequenceBatch batch, int k, NewItems newItems) throws OrtException {
    for (Fed fed : feeds) {
      Port port = fed.port();
      tensors.put(
          port.name(),
          switch (port.role()) {
            case Port.K -> fillK(fed.slot(), k);
            case Port.NEW_ITEMS -> fillNewItems(fed.slot(), port, newItems);
            default -> fillItems(fed.slot(), port, batch);
          });
    }
    return tensors;
  }

  /** One that is never listed where there is none: not every operator takes an axis of size 0. */
  private OnnxTensor fillNewItems(TensorSlot slot, Port port, NewItems newItems)
      throws OrtException {
    int width = OnnxTypes.fixedAxis(port, 1);
    OnnxTensor tensor = slot.reserve(Math.max(1, newItems.count()), width);
    if (newItems != written) {
      float[] rows = newItems.rows();
      if (newItems.count() == 0) {
        rows = new float[width];
        rows[width - 1] = NEVER;
      }
      slot.bytes().asFloatBuffer().put(rows);
      written = newItems;
    }
    return tensor;
  }

  private static OnnxTensor fillK(TensorSlot slot, int k) throws OrtException {
    OnnxTensor tensor = slot.reserve(1);
    slot.bytes().putLong(0, k);
    return tensor;
  }

  private static OnnxTensor fillItems(TensorSlot slot, Port port, SequenceBatch batch)
      throws OrtException {
    int length = Math.max(batch.length(), OnnxTypes.fixedAxis(port, 1));
    OnnxTensor tensor = slot.reserve(batch.rows(), length);
    if (port.role().equals(Port.ITEMS)
        && OnnxTypes.of(port) == OnnxJavaType.INT64
        && length == batch.length()) {
      slot.bytes().asLongBuffer().put(batch.items());
    } else {
      spread(slot.bytes(), port, batch, length);
    }
    return tensor;
  }

  /** Element by element: another type, a mask, or padding up to a graph's fixed length. */
  private static void spread(ByteBuffer bytes, Port port, SequenceBatch batch, int length) {
    int padding = length - batch.length();
    for (int at = 0; at < batch.rows() * length; at++) {
      int column = at % length - padding;
      long item =
          column < 0 ? SequenceBatch.PAD : batch.items()[at / length * batch.length() + column];
      long value = port.role().equals(Port.MASK) ? Long.signum(item) : item;
      switch (OnnxTypes.of(port)) {
        case INT64 -> bytes.putLong(at * Long.BYTES, value);
        case INT32 -> bytes.putInt(at * Integer.BYTES, (int) value);
        case FLOAT -> bytes.putFloat(at * Float.BYTES, value);
        case BOOL -> bytes.put(at, (byte) value);
        default -> throw new IllegalStateException("no input of type " + port.type());
      }
    }
  }

  @Override
  public void close() {
    feeds.forEach(fed -> fed.slot().close());
  }
}
