package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import io.freshet.model.GraphContract;

/**
 * Direct memory of one caller: lent for a run and given back, so that no thread keeps any.
 *
 * @param inputs of the graph
 * @param outputs of the graph
 */
record ScoringBuffers(GraphInputs inputs, GraphOutputs outputs) implements AutoCloseable {
  static ScoringBuffers of(OrtEnvironment environment, GraphContract graph, ScoreColumns columns) {
    return new ScoringBuffers(
        new GraphInputs(environment, graph), GraphOutputs.of(environment, graph, columns));
  }

  @Override
  public void close() {
    inputs.close();
    outputs.close();
  }
}
