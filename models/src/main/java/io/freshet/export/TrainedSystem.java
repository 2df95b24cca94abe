package io.freshet.export;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.model.Provenance;
import io.freshet.score.SequenceBatch;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * What there is to export.
 *
 * @param name of the model, the same for all its versions
 * @param system the definition
 * @param weights by path
 * @param itemIds in the order of the table's rows 1 to V
 * @param provenance where it comes from
 */
public record TrainedSystem(
    String name,
    RankingSystem system,
    Map<String, Weights> weights,
    List<String> itemIds,
    Provenance provenance) {

  public TrainedSystem {
    if (itemIds.size() != system.table().items()) {
      throw new IllegalArgumentException(
          "cannot export %s: the item table has %d items, expected %d as there are ids"
              .formatted(name, system.table().items(), itemIds.size()));
    }
  }

  /** (B, V + 1) scores in plain arithmetic: the truth that a graph is held to. */
  float[] scores(SequenceBatch batch) {
    Pass<Array> pass =
        Pass.inference(new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
    Array items = Array.integers(batch.items(), batch.rows(), batch.length());
    double[] exact = system.nextItemScores(pass, items).data();
    float[] scores = new float[exact.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) exact[i];
    }
    return scores;
  }
}
