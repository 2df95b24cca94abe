package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every item but the newest is asked for the one after it. */
final class NextItemTest {
  private static final int[] SEQUENCE = {4, 5, 6, 7, 8};

  @Test
  void everyItemIsAskedForTheOneAfterItAndTheNewestIsOnlyAnAnswer() {
    TrainingBatch batch =
        new NextItem()
            .batch(List.of(Window.of(SEQUENCE, 0, 5), Window.of(SEQUENCE, 2, 4)), new Draw(1, 10));
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.length()).isEqualTo(4);
    assertThat(batch.items()).containsExactly(5, 6, 7, 8, 0, 0, 0, 7);
    assertThat(batch.positions()).containsExactly(0, 1, 2, 3, 7);
    assertThat(batch.targets()).containsExactly(6, 7, 8, 9, 8);
    assertThat(batch.questions()).isEqualTo(5);
  }

  @Test
  void itemsStandAsTheyAreReadAndNothingElseIsAsked() {
    TrainingBatch batch = new NextItem().batch(List.of(Window.of(SEQUENCE, 0, 3)), new Draw(1, 10));
    assertThat(batch.arrangement().isNone()).isTrue();
    assertThat(batch.tasks()).isEqualTo(Tasks.NONE);
    assertThat(batch.with(new Arrangement(new long[2], new boolean[4])).arrangement().isNone())
        .isFalse();
  }
}
