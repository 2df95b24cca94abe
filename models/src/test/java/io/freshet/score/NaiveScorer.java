package io.freshet.score;

import io.freshet.model.Manifest;
import io.freshet.model.ModelPackage;
import io.freshet.model.Vocabulary;
import java.nio.file.Path;

/** The catalogue's truth as a scorer: the control of the others. */
final class NaiveScorer implements Scorer {
  private final Catalogue catalogue;
  private final ModelPackage model;
  private volatile boolean closed;

  NaiveScorer(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.model =
        new ModelPackage(
            Path.of("naive"),
            new Manifest("naive", "0", Catalogue.LONGEST),
            new Vocabulary(catalogue.ids()));
  }

  @Override
  public ModelPackage model() {
    return model;
  }

  @Override
  public TopItems score(SequenceBatch batch, int k) {
    if (closed) {
      throw new IllegalStateException("the naive scorer is closed");
    }
    if (batch.length() > Catalogue.LONGEST) {
      throw new IllegalArgumentException(
          "the naive scorer takes sequences of at most %d items, found %d"
              .formatted(Catalogue.LONGEST, batch.length()));
    }
    int kept = Math.min(k, catalogue.items());
    int rows = batch.rows();
    TopItems top = new TopItems(rows, kept, new int[rows * kept], new float[rows * kept]);
    for (int row = 0; row < rows; row++) {
      double[] truth = catalogue.truth(ScorerContract.row(batch, row));
      float[] scores = new float[truth.length];
      for (int i = 0; i < truth.length; i++) {
        scores[i] = (float) truth[i];
      }
      TopK.of(scores, 0, top, row);
    }
    return top;
  }

  @Override
  public void close() {
    closed = true;
  }
}
