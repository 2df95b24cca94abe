package io.freshet.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.GraphContract;
import io.freshet.model.StepContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Direct memory of one caller who keeps: of one graph, with states going in or not. */
final class StepBuffers implements AutoCloseable {
  private final ScoringBuffers ranking;
  private final KeptTensors taken;
  private final KeptTensors given;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();

  /**
   * @param graph that ranks, states left out
   */
  StepBuffers(GraphContract graph, StepContract step) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ranking = ScoringBuffers.of(environment, graph, new ScoreColumns(0, 0));
    taken = new KeptTensors(environment, step.taken());
    given = new KeptTensors(environment, step.given());
  }

  /** From nothing. */
  TopItems begin(OrtSession session, SequenceBatch batch, int k, byte[][] kept)
      throws OrtException {
    return run(session, batch, k, kept);
  }

  TopItems step(OrtSession session, SequenceBatch batch, int k, byte[][] kept) throws OrtException {
    taken.reserve(batch.rows(), inputs);
    taken.write(kept);
    return run(session, batch, k, kept);
  }

  private TopItems run(OrtSession session, SequenceBatch batch, int k, byte[][] kept)
      throws OrtException {
    inputs.putAll(ranking.inputs().fill(batch, k, NewItems.NONE));
    outputs.putAll(ranking.outputs().reserve(batch.rows(), k));
    given.reserve(batch.rows(), outputs);
    try (OrtSession.Result ignored = session.run(inputs, outputs)) {
      given.read(kept);
      return ranking.outputs().read(batch.rows(), k);
    }
  }

  @Override
  public void close() {
    ranking.close();
    taken.close();
    given.close();
  }
}
