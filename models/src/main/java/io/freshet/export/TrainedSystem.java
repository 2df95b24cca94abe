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
import java.util.Optional;

/**
 * What there is to export.
 *
 * @param name of the model, the same for all its versions
 * @param system the definition
 * @param weights by path
 * @param itemIds in the order of the table's rows 1 to V
 * @param provenance where it comes from
 * @param content how it reads items it has never met; empty when it does not
 */
public record TrainedSystem(
    String name,
    RankingSystem system,
    Map<String, Weights> weights,
    List<String> itemIds,
    Provenance provenance,
    Optional<TrainedContent> content) {

  /** One that ranks its own items alone. */
  public TrainedSystem(
      String name,
      RankingSystem system,
      Map<String, Weights> weights,
      List<String> itemIds,
      Provenance provenance) {
    this(name, system, weights, itemIds, provenance, Optional.empty());
  }

  public TrainedSystem {
    if (itemIds.size() != system.table().items()) {
      throw new IllegalArgumentException(
          "cannot export %s: the item table has %d items, expected %d as there are ids"
              .formatted(name, system.table().items(), itemIds.size()));
    }
  }

  /** That reads items it has never met. */
  public TrainedSystem reading(TrainedContent read) {
    return new TrainedSystem(name, system, weights, itemIds, provenance, Optional.of(read));
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
