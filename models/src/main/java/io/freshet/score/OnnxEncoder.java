package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * One ONNX Runtime session of an encoder, shared by any number of threads, as {@link OnnxScorer}.
 */
public final class OnnxEncoder implements PictureScorer, SharedSessions.Session {
  private final EncoderPackage encoder;
  private final OrtSession session;
  private final Placement placement;
  private final ConcurrentLinkedDeque<PictureBuffers> idle = new ConcurrentLinkedDeque<>();
  private final SessionUse use;

  private OnnxEncoder(EncoderPackage encoder, OrtSessions.Placed placed) {
    this.encoder = encoder;
    this.session = placed.session();
    this.placement = placed.placement();
    this.use = new SessionUse(label(), this::closeSession);
  }

  /** Makes a session of its own, checked by runs; {@link Scorers} shares them. */
  public static OnnxEncoder open(EncoderPackage encoder, Device device) throws BadModelPackage {
    byte[] graph = encoder.graph();
    try {
      OnnxEncoder opened = new OnnxEncoder(encoder, OrtSessions.create(graph, device));
      try {
        EncoderPorts.check(encoder, opened.session);
        EncoderCheck.run(opened);
        return opened;
      } catch (BadModelPackage | OrtException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new BadModelPackage(
          "ONNX Runtime refuses the graph of %s: %s".formatted(encoder.folder(), e.getMessage()),
          e);
    }
  }

  @Override
  public Placement placement() {
    return placement;
  }

  @Override
  public EncoderPackage encoder() {
    return encoder;
  }

  @Override
  public float[] encode(PictureBatch batch) {
    if (batch.values().length != batch.rows() * encoder.reads().values()) {
      throw new IllegalArgumentException(
          "%s reads %s, found %d values for %d of them"
              .formatted(label(), encoder.reads(), batch.values().length, batch.rows()));
    }
    use.enter();
    try {
      return run(batch);
    } catch (OrtException e) {
      throw new ScoringFailure(
          "%s failed on a batch of %d: %s".formatted(label(), batch.rows(), e.getMessage()), e);
    } finally {
      use.leave();
    }
  }

  private float[] run(PictureBatch batch) throws OrtException {
    PictureBuffers lent = idle.pollFirst();
    PictureBuffers buffers =
        lent == null
            ? new PictureBuffers(OrtEnvironment.getEnvironment(), encoder.manifest().graph())
            : lent;
    try (OrtSession.Result ignored =
        session.run(
            Map.of(encoder.manifest().graph().pictures().name(), buffers.fill(batch)),
            Map.of(encoder.manifest().graph().vectors().name(), buffers.reserve(batch.rows())))) {
      return buffers.read(batch.rows());
    } finally {
      idle.addFirst(buffers);
    }
  }

  private String label() {
    return "encoder %s %s".formatted(encoder.name(), encoder.version());
  }

  private void closeSession() {
    idle.forEach(PictureBuffers::close);
    idle.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new ScoringFailure("cannot close the session of " + label(), e);
    }
  }

  @Override
  public void close() {
    use.close();
  }
}
