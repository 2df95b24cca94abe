package io.freshet.score;

import java.nio.file.Path;

final class NaiveScorerTest extends ScorerContract {
  @Override
  Scorer open(Catalogue items, Path empty) {
    return new NaiveScorer(items);
  }
}
