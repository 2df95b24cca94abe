package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.Port;
import io.freshet.model.StepContract;
import java.util.List;
import java.util.Map;

/** Tensors of what is kept of each row, and the bytes of it. Per record; one thread. */
final class KeptTensors implements AutoCloseable {
  private final String[] names;
  private final TensorSlot[] slots;
  private final long[][] shapes;
  private final int[] rowBytes;

  KeptTensors(OrtEnvironment environment, List<Port> states) {
    int count = states.size();
    names = new String[count];
    slots = new TensorSlot[count];
    shapes = new long[count][];
    rowBytes = new int[count];
    for (int at = 0; at < count; at++) {
      Port state = states.get(at);
      names[at] = state.name();
      slots[at] = new TensorSlot(environment, OnnxJavaType.FLOAT);
      rowBytes[at] = (int) StepContract.bytes(state);
      shapes[at] = new long[state.axes().size()];
      for (int axis = 1; axis < shapes[at].length; axis++) {
        shapes[at][axis] = Integer.parseInt(state.axes().get(axis));
      }
    }
  }

  /** Tensors for so many rows, by name; their content is what it was. */
  void reserve(int rows, Map<String, OnnxTensor> into) throws OrtException {
    for (int at = 0; at < slots.length; at++) {
      long[] shape = shapes[at].clone();
      shape[0] = rows;
      into.put(names[at], slots[at].reserve(shape));
    }
  }

  void write(byte[][] kept) {
    int from = 0;
    for (int at = 0; at < slots.length; at++) {
      for (int row = 0; row < kept.length; row++) {
        slots[at].bytes().put(row * rowBytes[at], kept[row], from, rowBytes[at]);
      }
      from += rowBytes[at];
    }
  }

  void read(byte[][] kept) {
    int from = 0;
    for (int at = 0; at < slots.length; at++) {
      for (int row = 0; row < kept.length; row++) {
        slots[at].bytes().get(row * rowBytes[at], kept[row], from, rowBytes[at]);
      }
      from += rowBytes[at];
    }
  }

  @Override
  public void close() {
    for (TensorSlot slot : slots) {
      slot.close();
    }
  }
}
