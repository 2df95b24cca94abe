package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContentProjectionTest {
  private static final int WIDTH = 2;
  private static final Map<String, Weights> WEIGHTS =
      Map.of(
          ContentProjection.USUAL, Weights.of(new float[] {1, 2, 3}, 3),
          ContentProjection.WORDS,
              Weights.of(new float[] {9, 9, 9, 10, 20, 30, 100, 200, 300}, 3, 3),
          ContentProjection.WORDS_PICTURED,
              Weights.of(new float[] {9, 9, 9, 1, 0, 0, 0, 1, 0}, 3, 3),
          ContentProjection.MIDDLE, Weights.of(new float[] {0.5f, 2}, 2),
          ContentProjection.PICTURES, Weights.of(new float[] {10, 0, 0, 0, 0, 10}, 2, 3));

  @Test
  void wordsAddUpOverTheRootOfTheirNumber() {
    double root = Math.sqrt(2);
    assertThat(rows(2, 1, 2, 2, 0))
        .containsExactly(
            new double[] {1 + 110 / root, 2 + 220 / root, 3 + 330 / root, 101, 202, 303},
            within(1e-9));
  }

  @Test
  void anItemOfWhichNothingIsSaidIsTheUsualOne() {
    assertThat(rows(1, 0, 0)).containsExactly(new double[] {1, 2, 3}, within(1e-9));
  }

  @Test
  void paddingChangesNothing() {
    assertThat(rows(1, 2, 0, 0, 0)).isEqualTo(rows(1, 2));
    assertThat(rows(1, 0, 2, 0, 1)).isEqualTo(rows(1, 2, 1));
  }

  @Test
  void aPictureAddsToWordsThatAreReadOtherwiseThen() {
    Array words = Array.integers(new long[] {1, 1}, 2, 1);
    Array pictures = Array.of(new double[] {0, 0, 1.5, 1}, 2, 2);
    assertThat(new ContentProjection(2, WIDTH, 2).rows(pass(), words, pictures).data())
        .containsExactly(new double[] {11, 22, 33, 1 + 1 + 10, 2, 3 - 10}, within(1e-9));
  }

  private static double[] rows(int items, long... said) {
    return new ContentProjection(2, WIDTH, 0)
        .rows(pass(), Array.integers(said, items, said.length / items))
        .data();
  }

  private static Pass<Array> pass() {
    return Pass.inference(
        new NaiveOps(), new StoredParameters<>(WEIGHTS, (path, w) -> Array.of(w)));
  }
}
