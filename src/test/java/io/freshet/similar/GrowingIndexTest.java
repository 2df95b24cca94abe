package io.freshet.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GrowingIndexTest extends VectorIndexContract {
  @Override
  VectorIndex index(int width) {
    return new GrowingIndex(width, 700);
  }

  @Override
  double recall() {
    return 0.95;
  }

  @Test
  void isExactUntilTheGraphHoldsEveryItem() {
    GrowingIndex index = new GrowingIndex(2, 100);
    SplittableRandom random = new SplittableRandom(3);
    int whenItChanged = 0;
    for (int item = 0; item < 200; item++) {
      index.put("item" + item, new float[] {random.nextFloat() + 1, random.nextFloat() - 0.5f});
      assertThat(index.size()).isEqualTo(item + 1);
      assertThat(index.nearest(List.of(new float[] {1, 0}), 1000).get(0)).hasSize(item + 1);
      if (index.isExact()) {
        whenItChanged = item + 1;
      }
    }
    assertThat(whenItChanged).isBetween(100, 150);
    assertThat(index.isExact()).isFalse();
  }
}
