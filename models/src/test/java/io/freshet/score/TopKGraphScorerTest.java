package io.freshet.score;

import io.freshet.model.ModelPackages;
import java.nio.file.Path;

final class TopKGraphScorerTest extends ScorerContract {
  @Override
  Scorer open(Catalogue items, Path empty) throws Exception {
    return OnnxScorer.open(ModelPackages.open(items.write(empty)), Device.CPU);
  }
}
