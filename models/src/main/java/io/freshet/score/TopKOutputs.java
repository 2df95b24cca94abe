package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.GraphContract;
import io.freshet.model.Port;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Outputs of a graph that chooses the best items itself. Per record; one thread. */
final class TopKOutputs implements GraphOutputs {
  private final Port itemsPort;
  private final Port scoresPort;
  private final TensorSlot items;
  private final TensorSlot scores;
  private long[] wide = {};
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

  TopKOutputs(OrtEnvironment environment, GraphContract graph) {
    itemsPort = graph.output(Port.TOP_ITEMS).orElseThrow();
    scoresPort = graph.output(Port.TOP_SCORES).orElseThrow();
    items = new TensorSlot(environment, OnnxTypes.of(itemsPort));
    scores = new TensorSlot(environment, OnnxTypes.of(scoresPort));
  }

  @Override
  public Map<String, OnnxTensor> reserve(int rows, int k) throws OrtException {
    tensors.put(itemsPort.name(), items.reserve(rows, k));
    tensors.put(scoresPort.name(), scores.reserve(rows, k));
    return tensors;
  }

  @Override
  public TopItems read(int rows, int k) {
    int[] best = new int[rows * k];
    if (OnnxTypes.of(itemsPort) == OnnxJavaType.INT64) {
      narrow(items.bytes().asLongBuffer(), best);
    } else {
      items.bytes().asIntBuffer().get(best);
    }
    float[] values = new float[best.length];
    scores.bytes().asFloatBuffer().get(values);
    return new TopItems(rows, k, best, values);
  }

  /** By way of the heap: an element at a time, direct memory costs several times as much. */
  private void narrow(LongBuffer written, int[] best) {
    if (wide.length < best.length) {
      wide = new long[best.length];
    }
    written.get(wide, 0, best.length);
    for (int at = 0; at < best.length; at++) {
      best[at] = (int) wide[at];
    }
  }

  @Override
  public void close() {
    items.close();
    scores.close();
  }
}
