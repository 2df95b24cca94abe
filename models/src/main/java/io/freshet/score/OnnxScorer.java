package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.BadModelPackage;
import io.freshet.model.GraphContract;
import io.freshet.model.ModelPackage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One ONNX Runtime session, shared by any number of threads.
 *
 * <p>Closing while others run is safe: the session goes when the last run ends.
 */
public final class OnnxScorer implements Scorer {
  private final ModelPackage model;
  private final GraphContract graph;
  private final OrtSession session;
  private final ScoreColumns columns;
  private final Placement placement;
  private final ConcurrentLinkedDeque<ScoringBuffers> idle = new ConcurrentLinkedDeque<>();
  // One for being open and one for every run; the session closes at zero.
  private final AtomicInteger holders = new AtomicInteger(1);
  private final AtomicInteger closed = new AtomicInteger();

  private OnnxScorer(ModelPackage model, OrtSessions.Placed placed)
      throws BadModelPackage, OrtException {
    this.model = model;
    this.graph = model.manifest().graph();
    this.session = placed.session();
    this.placement = placed.placement();
    this.columns = ScoreColumns.of(model, session);
  }

  /** Makes a session of its own, checked by runs; {@link Scorers} shares them. */
  public static OnnxScorer open(ModelPackage model, Device device) throws BadModelPackage {
    byte[] graph = model.graph();
    try {
      OnnxScorer scorer = bound(model, OrtSessions.create(graph, device));
      try {
        LoadCheck.run(scorer);
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

  private static OnnxScorer bound(ModelPackage model, OrtSessions.Placed placed)
      throws BadModelPackage, OrtException {
    try {
      GraphPorts.check(model, placed.session());
      return new OnnxScorer(model, placed);
    } catch (BadModelPackage | OrtException | RuntimeException e) {
      placed.session().close();
      throw e;
    }
  }

  /** Where it runs. */
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
    enter();
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
      leave();
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

  private void enter() {
    for (int now = holders.get(); now > 0; now = holders.get()) {
      if (holders.compareAndSet(now, now + 1)) {
        return;
      }
    }
    throw new IllegalStateException(
        "model %s %s is closed".formatted(model.name(), model.version()));
  }

  private void leave() {
    if (holders.decrementAndGet() == 0) {
      idle.forEach(ScoringBuffers::close);
      idle.clear();
      try {
        session.close();
      } catch (OrtException e) {
        throw new ScoringFailure(
            "cannot close the session of model %s %s".formatted(model.name(), model.version()), e);
      }
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(1) == 0) {
      leave();
    }
  }
}
