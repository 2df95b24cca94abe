package io.freshet.score;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.GraphContract;
import io.freshet.model.ModelPackage;
import io.freshet.model.OutputKind;
import io.freshet.model.Port;
import io.freshet.model.StepContract;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Steps by two sessions: that of whole sequences, which begins, and that of one more item. */
final class OnnxSteps implements StepScorer {
  private final ModelPackage model;
  private final StepContract contract;
  private final OrtSession whole;
  private final OrtSession step;
  private final SessionUse use;
  private final ConcurrentLinkedDeque<StepBuffers> idleBegins = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<StepBuffers> idleSteps = new ConcurrentLinkedDeque<>();

  OnnxSteps(ModelPackage model, OrtSession whole, OrtSession step, SessionUse use) {
    this.model = model;
    this.contract = model.manifest().step().orElseThrow();
    this.whole = whole;
    this.step = step;
    this.use = use;
  }

  /** The graph of one more item, as one that ranks. */
  static GraphContract ranking(StepContract step) {
    return new GraphContract(
        OutputKind.TOP_K,
        step.inputs().stream().filter(port -> !port.role().equals(Port.STATE)).toList(),
        step.outputs().stream().filter(port -> !port.role().equals(Port.STATE)).toList(),
        1,
        step.opset(),
        "step");
  }

  @Override
  public int keptBytes() {
    return contract.stateBytes();
  }

  @Override
  public int horizon() {
    return contract.horizon();
  }

  @Override
  public TopItems begin(SequenceBatch batch, int k, byte[][] kept) {
    if (batch.length() > model.maxLength()) {
      throw new IllegalArgumentException(
          "model %s %s takes sequences of at most %d items, found %d"
              .formatted(model.name(), model.version(), model.maxLength(), batch.length()));
    }
    check(batch.rows(), kept);
    return lent(
        idleBegins,
        model.manifest().graph(),
        buffers -> buffers.begin(whole, batch, kept(k), kept),
        batch.rows());
  }

  @Override
  public TopItems step(long[] items, int k, byte[][] kept) {
    check(items.length, kept);
    SequenceBatch batch = new SequenceBatch(items.length, 1, items);
    return lent(
        idleSteps,
        ranking(contract),
        buffers -> buffers.step(step, batch, kept(k), kept),
        items.length);
  }

  private int kept(int k) {
    return Math.min(k, model.vocabulary().size());
  }

  private void check(int rows, byte[][] kept) {
    if (kept.length != rows || kept[0].length != keptBytes()) {
      throw new IllegalArgumentException(
          "model %s %s keeps %d bytes of each of %d rows, found %d arrays, the first of %d"
              .formatted(
                  model.name(), model.version(), keptBytes(), rows, kept.length, kept[0].length));
    }
  }

  /** One run with buffers. */
  private interface Run {
    TopItems with(StepBuffers buffers) throws OrtException;
  }

  private TopItems lent(
      ConcurrentLinkedDeque<StepBuffers> idle, GraphContract graph, Run run, int rows) {
    use.enter();
    try {
      StepBuffers lent = idle.pollFirst();
      StepBuffers buffers = lent == null ? new StepBuffers(graph, contract) : lent;
      try {
        return run.with(buffers);
      } finally {
        idle.addFirst(buffers);
      }
    } catch (OrtException e) {
      throw new ScoringFailure(
          "model %s %s failed on a step of %d rows: %s"
              .formatted(model.name(), model.version(), rows, e.getMessage()),
          e);
    } finally {
      use.leave();
    }
  }

  /** When nobody runs any more. */
  void close() throws OrtException {
    idleBegins.forEach(StepBuffers::close);
    idleSteps.forEach(StepBuffers::close);
    step.close();
  }
}
