package io.freshet.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.GraphContract;
import java.util.Map;

/** Buffers that a graph writes its answer to, and how to read them. One thread. */
interface GraphOutputs extends AutoCloseable {
  /** Tensors for the outputs of one run; valid until the next call. */
  Map<String, OnnxTensor> reserve(int rows, int k) throws OrtException;

  /** The answer of the run that wrote into the reserved tensors. */
  TopItems read(int rows, int k);

  @Override
  void close();

  /**
   * @param columns of the scores output, V or V+1; not used where the graph chooses
   */
  static GraphOutputs of(OrtEnvironment environment, GraphContract graph, ScoreColumns columns) {
    return switch (graph.output()) {
      case TOP_K -> new TopKOutputs(environment, graph);
      case SCORES -> new ScoresOutput(environment, graph, columns);
    };
  }
}
