package io.freshet.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.bundle.BatchPlan.Batch;
import io.freshet.bundle.BatchPlan.Budget;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static final Budget DEFAULT = new Budget(0.1, 16, 128);

  @Test
  void everyInputIsInExactlyOneBatchLongEnoughForIt() {
    for (long seed = 0; seed < 30; seed++) {
      int[] lengths = geometric(new Random(seed), 1 + new Random(seed).nextInt(400));
      BatchPlan plan = BatchPlan.of(lengths, DEFAULT);
      int[] planned =
          plan.batches().stream().flatMapToInt(b -> Arrays.stream(b.inputs())).toArray();
      assertThat(planned)
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(IntStream.range(0, lengths.length).toArray());
      for (Batch batch : plan.batches()) {
        assertThat(Arrays.stream(batch.inputs()).map(i -> lengths[i]).max())
            .as("seed %d", seed)
            .hasValue(batch.length());
      }
    }
  }

  @Test
  void wastesAtMostATenthOnLengthsAsTheyAre() {
    for (long seed = 0; seed < 20; seed++) {
      int[] lengths = geometric(new Random(seed), 256);
      BatchPlan plan = BatchPlan.of(lengths, DEFAULT);
      double waste = 1 - (double) Arrays.stream(lengths).sum() / plan.paddedTokens();
      assertThat(waste).as("seed %d", seed).isLessThanOrEqualTo(0.10);
    }
  }

  @Test
  void computesAThirdOfWhatPaddingToTheLongestWould() {
    int[] lengths = geometric(new Random(1), 256);
    long toTheLongest = (long) lengths.length * Arrays.stream(lengths).max().orElseThrow();
    assertThat((double) toTheLongest / BatchPlan.of(lengths, DEFAULT).paddedTokens())
        .isGreaterThanOrEqualTo(3.0);
  }

  @Test
  void cutsAtTheMostRows() {
    BatchPlan plan = BatchPlan.of(new int[] {5, 5, 5, 5, 5}, new Budget(0.1, 0, 2));
    assertThat(plan.batches()).extracting(batch -> batch.inputs().length).containsExactly(2, 2, 1);
  }

  @Test
  void joinsShortInputsWhosePaddingIsWorthACallLess() {
    int[] lengths = {1, 2, 3};
    assertThat(BatchPlan.of(lengths, new Budget(0, 3, 10)).batches()).hasSize(1);
    assertThat(BatchPlan.of(lengths, new Budget(0, 0, 10)).batches()).hasSize(3);
  }

  @Test
  void plansNothingForNothing() {
    assertThat(BatchPlan.of(new int[0], DEFAULT).batches()).isEmpty();
  }

  @Test
  void refusesABudgetThatNoBatchMeets() {
    assertThatThrownBy(() -> new Budget(1, 0, 1))
        .hasMessageContaining("padding 1.0, slack of 0 tokens and 1 rows");
  }

  /** Mean 40, at most 200. */
  private static int[] geometric(Random random, int count) {
    return IntStream.range(0, count)
        .map(
            i ->
                (int)
                    Math.min(
                        200,
                        1 + Math.floor(Math.log(random.nextDouble()) / Math.log(1 - 1 / 40.0))))
        .toArray();
  }
}
