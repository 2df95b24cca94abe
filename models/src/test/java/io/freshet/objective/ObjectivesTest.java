package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.block.Asked;
import io.freshet.block.MaskableIds;
import io.freshet.block.Mode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What objectives say of themselves. */
final class ObjectivesTest {
  private static final List<Window> WINDOWS =
      List.of(Window.of(new int[] {0, 1, 2, 3, 4, 5, 6}, 0, 7), Window.of(new int[8], 2, 7));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "causal-next-item",
        "masked-items",
        "hidden-items",
        "noisy-next-item",
        "masked-spans",
        "permuted-items",
        "continual-tasks"
      })
  void whatIsAskedIsAskedFromWhereItSays(String name) {
    Objective objective = Objectives.named(name);
    assertThat(objective.name()).isEqualTo(name);
    int masked = 0;
    boolean permuted = false;
    for (int seed = 0; seed < 40; seed++) {
      TrainingBatch batch = objective.batch(WINDOWS, new Draw(seed, new long[9], 0));
      assertThat(batch.positions()).isNotEmpty().hasSameSizeAs(batch.targets());
      masked += asked(batch).filter(item -> item == MaskableIds.MASK).count() > 0 ? 1 : 0;
      permuted |= !batch.arrangement().isNone();
      assertThat(batch.tasks().questions()).isEmpty();
    }
    Asked asks = masked > 20 ? Asked.HIDDEN_ITEM : Asked.LAST_STATE;
    assertThat(objective.asks()).isEqualTo(permuted ? Asked.QUERY : asks);
    assertThat(objective.mode())
        .isEqualTo(
            switch (objective.asks()) {
              case LAST_STATE -> Mode.CAUSAL;
              case HIDDEN_ITEM -> Mode.BIDIRECTIONAL;
              case QUERY -> Mode.PERMUTED;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "causal-next-item",
        "masked-items",
        "hidden-items",
        "noisy-next-item",
        "masked-spans",
        "permuted-items",
        "continual-tasks"
      })
  void theSameSeedAsksTheSame(String name) {
    Objective objective = Objectives.named(name);
    TrainingBatch batch = objective.batch(WINDOWS, new Draw(3, new long[9], 1));
    TrainingBatch again = objective.batch(WINDOWS, new Draw(3, new long[9], 1));
    assertThat(again.items()).isEqualTo(batch.items());
    assertThat(again.positions()).isEqualTo(batch.positions());
    assertThat(again.targets()).isEqualTo(batch.targets());
    assertThat(again.arrangement().visible()).isEqualTo(batch.arrangement().visible());
    assertThat(again.tasks().ofRow()).isEqualTo(batch.tasks().ofRow());
  }

  @Test
  void onlyContinualTasksAskHeadsAndHaveStages() {
    Objective continual = Objectives.named("continual-tasks");
    assertThat(continual.heads()).containsOnlyKeys("popular", "again", "order", "distance");
    assertThat(continual.stage(0.5)).isEqualTo(2);
    for (String name : List.of("causal-next-item", "masked-items", "permuted-items")) {
      assertThat(Objectives.named(name).heads()).isEmpty();
      assertThat(Objectives.named(name).stage(0.5)).isZero();
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> Objectives.named("masked-item"))
        .hasMessageStartingWith(
            "no objective is named 'masked-item', did you mean 'masked-items'?; there are"
                + " causal-next-item, masked-items, ");
  }

  private static Stream<Long> asked(TrainingBatch batch) {
    return LongStream.of(batch.positions()).mapToObj(position -> batch.items()[(int) position]);
  }
}
