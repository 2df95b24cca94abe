package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.BadModelPackage;
import io.freshet.model.GraphContract;
import io.freshet.model.ModelPackage;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * One ONNX Runtime session, shared by any number of threads.
 *
 * <p>Closing while others run is safe: the session goes when the last run ends.
 */
public final class OnnxScorer implements Scorer, SharedSessions.Session {
  private final ModelPackage model;
  private final GraphContract graph;
  private final OrtSession session;
  private final ScoreColumns columns;
  private final Placement placement;
  private final ConcurrentLinkedDeque<ScoringBuffers> idle = new ConcurrentLinkedDeque<>();
  private final SessionUse use;
  private final Optional<OnnxSteps> steps;

  private OnnxScorer(ModelPackage model, OrtSessions.Placed placed, @Nullable OrtSession step)
      throws BadModelPackage, OrtException {
    this.model = model;
    this.graph = model.manifest().graph();
    this.session = placed.session();
    this.placement = placed.placement();
    this.columns = ScoreColumns.of(model, session);
    this.use =
        new SessionUse("model %s %s".formatted(model.name(), model.version()), this::closeSessions);
    this.steps =
        step == null ? Optional.empty() : Optional.of(new OnnxSteps(model, session, step, use));
  }

  /** Makes a session of its own, checked by runs; {@link Scorers} shares them. */
  public static OnnxScorer open(ModelPackage model, Device device) throws BadModelPackage {
    byte[] graph = model.graph();
    try {
      OnnxScorer scorer = bound(model, OrtSessions.create(graph, device), device);
      try {
        LoadCheck.run(scorer);
        if (scorer.steps.isPresent()) {
          StepCheck.run(scorer, scorer.steps.get());
        }
        return scorer;
      } catch (BadModelPackage | RuntimeException e) {
        scorer.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new BadModelPackage(
          "ONNX Runtime refuses the graph of %s: %s".formatted(model.folder(), e.getMessage()), e);
    }
  }

  private static OnnxScorer bound(ModelPackage model, OrtSessions.Placed placed, Device device)
      throws BadModelPackage, OrtException {
    OrtSession step = null;
    try {
      GraphPorts.check(model, placed.session());
      if (model.manifest().step().isPresent()) {
        step = OrtSessions.create(model.stepGraph(), device).session();
        GraphPorts.checkStep(model, placed.session(), step);
      }
      return new OnnxScorer(model, placed, step);
    } catch (BadModelPackage | OrtException | RuntimeException e) {
      placed.session().close();
      if (step != null) {
        step.close();
      }
      throw e;
    }
  }

  @Override
  public Placement placement() {
    return placement;
  }

  @Override
  public ModelPackage model() {
    return model;
  }

  @Override
  public TopItems score(SequenceBatch batch, int k) {
    if (batch.length() > model.maxLength()) {
      throw new IllegalArgumentException(
          "model %s %s takes sequences of at most %d items, found %d"
              .formatted(model.name(), model.version(), model.maxLength(), batch.length()));
    }
    int kept = Math.min(k, model.vocabulary().size());
    use.enter();
    try {
      return run(batch, kept);
    } catch (OrtException e) {
      throw new ScoringFailure(
          "model %s %s failed on a batch of %d x %d for the best %d: %s"
              .formatted(
                  model.name(),
                  model.version(),
                  batch.rows(),
                  batch.length(),
                  kept,
                  e.getMessage()),
          e);
    } finally {
      use.leave();
    }
  }

  private TopItems run(SequenceBatch batch, int k) throws OrtException {
    ScoringBuffers lent = idle.pollFirst();
    ScoringBuffers buffers =
        lent == null ? ScoringBuffers.of(OrtEnvironment.getEnvironment(), graph, columns) : lent;
    try {
      try (OrtSession.Result ignored =
          session.run(
              buffers.inputs().fill(batch, k), buffers.outputs().reserve(batch.rows(), k))) {
        return buffers.outputs().read(batch.rows(), k);
      }
    } finally {
      idle.addFirst(buffers);
    }
  }

  private void closeSessions() {
    idle.forEach(ScoringBuffers::close);
    idle.clear();
    try {
      session.close();
      if (steps.isPresent()) {
        steps.get().close();
      }
    } catch (OrtException e) {
      throw new ScoringFailure(
          "cannot close the session of model %s %s".formatted(model.name(), model.version()), e);
    }
  }

  @Override
  public Optional<StepScorer> steps() {
    return steps.map(present -> present);
  }

  @Override
  public void close() {
    use.close();
  }
}
