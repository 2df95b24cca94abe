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
  private final Optional<OnnxContent> content;

  /** Sessions beside the first. */
  private record Others(@Nullable OrtSession step, @Nullable OrtSession content) {
    static Others of(ModelPackage model, Device device) throws BadModelPackage, OrtException {
      OrtSession step =
          model.manifest().step().isPresent()
              ? OrtSessions.create(model.stepGraph(), device).session()
              : null;
      try {
        return new Others(
            step,
            model.manifest().content().isPresent()
                ? OrtSessions.create(model.contentGraph(), Device.CPU).session()
                : null);
      } catch (BadModelPackage | OrtException | RuntimeException e) {
        close(step);
        throw e;
      }
    }

    void close() throws OrtException {
      close(step);
      close(content);
    }

    private static void close(@Nullable OrtSession session) throws OrtException {
      if (session != null) {
        session.close();
      }
    }
  }

  private OnnxScorer(ModelPackage model, OrtSessions.Placed placed, Others others)
      throws BadModelPackage, OrtException {
    this.model = model;
    this.graph = model.manifest().graph();
    this.session = placed.session();
    this.placement = placed.placement();
    this.columns = ScoreColumns.of(model, session);
    this.use =
        new SessionUse("model %s %s".formatted(model.name(), model.version()), this::closeSessions);
    this.steps =
        others.step() == null
            ? Optional.empty()
            : Optional.of(new OnnxSteps(model, session, others.step(), use));
    this.content =
        others.content() == null
            ? Optional.empty()
            : Optional.of(OnnxContent.of(model, others.content(), use));
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
    Others others = null;
    try {
      GraphPorts.check(model, placed.session());
      others = Others.of(model, device);
      if (others.step() != null) {
        GraphPorts.checkStep(model, placed.session(), others.step());
      }
      return new OnnxScorer(model, placed, others);
    } catch (BadModelPackage | OrtException | RuntimeException e) {
      placed.session().close();
      if (others != null) {
        others.close();
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
    return score(batch, k, NewItems.NONE);
  }

  @Override
  public TopItems score(SequenceBatch batch, int k, NewItems newItems) {
    if (newItems.count() > 0 && content.isEmpty()) {
      return Scorer.super.score(batch, k, newItems);
    }
    if (batch.length() > model.maxLength()) {
      throw new IllegalArgumentException(
          "model %s %s takes sequences of at most %d items, found %d"
              .formatted(model.name(), model.version(), model.maxLength(), batch.length()));
    }
    int kept = Math.min(k, model.vocabulary().size() + newItems.count());
    use.enter();
    try {
      return run(batch, kept, newItems);
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

  private TopItems run(SequenceBatch batch, int k, NewItems newItems) throws OrtException {
    ScoringBuffers lent = idle.pollFirst();
    ScoringBuffers buffers =
        lent == null ? ScoringBuffers.of(OrtEnvironment.getEnvironment(), graph, columns) : lent;
    try {
      try (OrtSession.Result ignored =
          session.run(
              buffers.inputs().fill(batch, k, newItems),
              buffers.outputs().reserve(batch.rows(), k))) {
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
      if (content.isPresent()) {
        content.get().close();
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
  public Optional<ContentReader> content() {
    return content.map(present -> present);
  }

  @Override
  public void close() {
    use.close();
  }
}
