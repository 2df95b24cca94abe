package io.freshet.score;

/** A share in a {@link PictureScorer}, which closes when the last lease does. */
public final class EncoderLease implements AutoCloseable {
  private final OnnxEncoder encoder;
  private final Runnable release;
  private boolean open = true;

  EncoderLease(OnnxEncoder encoder, Runnable release) {
    this.encoder = encoder;
    this.release = release;
  }

  /** Not to be closed by the holder of a lease: others use it too. */
  public PictureScorer scorer() {
    return encoder;
  }

  /** Where it runs, and whether that is where it should. */
  public Placement placement() {
    return encoder.placement();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      release.run();
    }
  }
}
