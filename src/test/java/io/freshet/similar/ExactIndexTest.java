package io.freshet.similar;

final class ExactIndexTest extends VectorIndexContract {
  @Override
  VectorIndex index(int width) {
    return new ExactIndex(width);
  }

  @Override
  double recall() {
    return 1.0;
  }
}
