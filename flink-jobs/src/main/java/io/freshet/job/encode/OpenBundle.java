package io.freshet.job.encode;

import io.freshet.encode.PictureBundle;
import io.freshet.job.encode.EncodeSettings.Bundling;
import io.freshet.schema.ItemVector;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** The bundle that pictures join: it closes when it is full, after its linger, or when asked. */
// per record
final class OpenBundle {
  private final Bundling settings;
  private final PictureVectors vectors;
  private final Surroundings around;
  private final PictureBundle bundle;
  private long number;

  /**
   * What a bundle needs of the operator that it is in.
   *
   * @param made takes vectors in the order of their pictures
   */
  record Surroundings(
      ProcessingTimeService clock, EncodeMetrics metrics, Consumer<ItemVector> made) {}

  OpenBundle(Bundling settings, PictureVectors vectors, Surroundings around) {
    this.settings = settings;
    this.vectors = vectors;
    this.around = around;
    this.bundle = new PictureBundle(settings.pictures());
  }

  void add(PictureBundle.Entry entry) {
    if (bundle.isEmpty()) {
      closeLater();
    }
    bundle.add(entry);
    if (bundle.isFull()) {
      close();
    }
  }

  private void closeLater() {
    long opened = number;
    around
        .clock()
        .registerTimer(
            around.clock().getCurrentProcessingTime() + settings.lingerMillis(),
            time -> {
              if (opened == number) {
                close();
              }
            });
  }

  void close() {
    int pictures = bundle.entries().size();
    for (int from = 0; from < pictures; from += settings.rows()) {
      int to = Math.min(pictures, from + settings.rows());
      long startNanos = System.nanoTime();
      List<ItemVector> made = vectors.of(bundle, from, to);
      around.metrics().encoded(to - from, System.nanoTime() - startNanos);
      made.forEach(around.made());
    }
    bundle.clear();
    number++;
  }
}
