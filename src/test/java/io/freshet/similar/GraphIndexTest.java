package io.freshet.similar;

final class GraphIndexTest extends VectorIndexContract {
  @Override
  VectorIndex index(int width) {
    return new GraphIndex(width);
  }

  @Override
  double recall() {
    return 0.95;
  }
}
