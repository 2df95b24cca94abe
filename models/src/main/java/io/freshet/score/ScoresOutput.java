package io.freshet.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.GraphContract;
import io.freshet.model.Port;
import java.nio.FloatBuffer;
import java.util.Map;

/** The output of a graph that scores every item; the best are chosen here. One thread. */
final class ScoresOutput implements GraphOutputs {
  private final Port port;
  private final TensorSlot scores;
  private final ScoreColumns columns;
  private final float[] row;

  ScoresOutput(OrtEnvironment environment, GraphContract graph, ScoreColumns columns) {
    this.port = graph.output(Port.SCORES).orElseThrow();
    this.scores = new TensorSlot(environment, OnnxTypes.of(port));
    this.columns = columns;
    this.row = new float[columns.count()];
  }

  @Override
  public Map<String, OnnxTensor> reserve(int rows, int k) throws OrtException {
    return Map.of(port.name(), scores.reserve(rows, columns.count()));
  }

  @Override
  public TopItems read(int rows, int k) {
    TopItems best = new TopItems(rows, k, new int[rows * k], new float[rows * k]);
    FloatBuffer all = scores.bytes().asFloatBuffer();
    for (int i = 0; i < rows; i++) {
      all.get(i * columns.count(), row);
      TopK.of(row, columns.firstItem(), best, i);
    }
    return best;
  }

  @Override
  public void close() {
    scores.close();
  }
}
