package io.freshet.job.encode;

import io.freshet.encode.PictureBundle;
import io.freshet.model.EncoderPackage;
import io.freshet.schema.ItemVector;
import io.freshet.score.PictureScorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From pictures of a bundle to records, stamped with the encoder that made them. */
// per record
final class PictureVectors {
  private final PictureScorer scorer;
  private final EncoderPackage encoder;
  private final String label;
  private final Instant since;

  PictureVectors(PictureScorer scorer, Beginning began) throws Exception {
    this.scorer = scorer;
    this.encoder = scorer.encoder();
    this.label = encoder.name() + '/' + encoder.version();
    this.since = Instant.ofEpochMilli(began.of(label));
  }

  /** Unlike that of any other version of any encoder. */
  String label() {
    return label;
  }

  /** Of the pictures from one place in the bundle to another, in their order. */
  List<ItemVector> of(PictureBundle bundle, int from, int to) {
    float[] all = scorer.encode(bundle.batch(from, to));
    List<ItemVector> vectors = new ArrayList<>(to - from);
    for (int at = from; at < to; at++) {
      PictureBundle.Entry entry = bundle.entries().get(at);
      List<Float> numbers = new ArrayList<>(encoder.width());
      for (int i = 0; i < encoder.width(); i++) {
        numbers.add(all[(at - from) * encoder.width() + i]);
      }
      vectors.add(record(entry.itemId(), Instant.ofEpochMilli(entry.atMillis()), numbers));
    }
    return vectors;
  }

  /** Says that this encoder has looked, and that the item has no vector. */
  ItemVector none(String itemId, long atMillis) {
    return record(itemId, Instant.ofEpochMilli(atMillis), List.of());
  }

  private ItemVector record(String itemId, Instant at, List<Float> numbers) {
    return ItemVector.newBuilder()
        .setItemId(itemId)
        .setAt(at)
        .setEncoderName(encoder.name())
        .setEncoderVersion(encoder.version())
        .setVector(numbers)
        .setEncoderSince(since)
        .build();
  }
}
