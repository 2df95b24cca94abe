package io.freshet.job.encode;

import io.freshet.model.EncoderContract;
import io.freshet.model.EncoderContract.Emitted;
import io.freshet.model.EncoderManifest;
import io.freshet.model.EncoderPackage;
import io.freshet.model.PictureInput;
import io.freshet.model.Provenance;
import io.freshet.score.PictureBatch;
import io.freshet.score.PictureScorer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An encoder in Java whose vector is the mean of each colour, 0 to 1. */
record MeanEncoder(String version) implements EncoderSource {
  private static final PictureInput READS = new PictureInput(3, 1, 2, 2);

  @Override
  public Opened open() {
    EncoderPackage encoder =
        new EncoderPackage(
            Path.of("none"),
            new EncoderManifest(
                "mean",
                version,
                Instant.EPOCH,
                EncoderContract.of(READS, 3, new Emitted(0, "none")),
                new TreeMap<>(),
                Provenance.of("java", Map.of())));
    return new Opened(new Means(encoder), () -> {});
  }

  private record Means(EncoderPackage encoder) implements PictureScorer {
    @Override
    public float[] encode(PictureBatch batch) {
      float[] vectors = new float[batch.rows() * 3];
      for (int at = 0; at < vectors.length; at++) {
        for (int pixel = 0; pixel < 4; pixel++) {
          vectors[at] += batch.values()[at * 4 + pixel] / 4;
        }
      }
      return vectors;
    }

    @Override
    public void close() {}
  }
}
