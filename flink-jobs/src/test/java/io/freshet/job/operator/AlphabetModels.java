package io.freshet.job.operator;

import io.freshet.catalogue.SeenItems;
import io.freshet.catalogue.SeenItemsLease;
import io.freshet.experiment.Variant;
import io.freshet.model.BadModelPackage;
import io.freshet.model.Manifest;
import io.freshet.model.ModelPackage;
import io.freshet.model.Vocabulary;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model one can follow by eye: it knows the items a to z and prefers those that follow the
 * person's last item in the alphabet, in a circle.
 */
final class AlphabetModels implements ModelSource {
  private static final long serialVersionUID = 1L;

  /** Batches scored by any model of this test, as "rows x length". */
  static final List<String> BATCHES = new CopyOnWriteArrayList<>();

  static final AtomicInteger OPEN = new AtomicInteger();

  @Override
  public ArmModel open(Variant variant) throws BadModelPackage {
    if (variant.modelUri().equals(POPULARITY)) {
      return ArmModel.popularity(variant);
    }
    if (variant.modelUri().equals("broken")) {
      throw new BadModelPackage("broken/model.onnx has SHA-256 1, expected 2");
    }
    OPEN.incrementAndGet();
    return ArmModel.of(
        new Alphabet(variant), SeenItemsLease.of(SeenItems.NONE), OPEN::decrementAndGet);
  }

  private record Alphabet(ModelPackage model) implements Scorer {
    private static final int ITEMS = 26;

    Alphabet(Variant variant) {
      this(
          new ModelPackage(
              Path.of(variant.modelUri()),
              new Manifest(variant.modelName(), variant.modelVersion(), 5),
              new Vocabulary(
                  "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString).toList())));
    }

    @Override
    public TopItems score(SequenceBatch batch, int k) {
      BATCHES.add(batch.rows() + "x" + batch.length());
      int[] items = new int[batch.rows() * k];
      float[] scores = new float[batch.rows() * k];
      for (int row = 0; row < batch.rows(); row++) {
        int last = (int) batch.items()[(row + 1) * batch.length() - 1];
        for (int i = 0; i < k; i++) {
          items[row * k + i] = (last + i) % ITEMS + 1;
          scores[row * k + i] = -i;
        }
      }
      return new TopItems(batch.rows(), k, items, scores);
    }

    @Override
    public void close() {}
  }
}
