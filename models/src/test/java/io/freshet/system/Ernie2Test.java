package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.Emission;
import io.freshet.tensor.Declarations.Declaration;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What ERNIE 2.0 claims of its tasks. */
final class Ernie2Test {
  private final SequenceSystem system = Systems.built(Systems.small(new Ernie2()));
  private final Map<String, Weights> weights = Inputs.weights(system, 5);

  @Test
  void theTaskMovesTheAnswerByItsVectorAlone() {
    assertThat(asked(weights, 0)).isNotEqualTo(asked(weights, 3));
    Map<String, Weights> none = new LinkedHashMap<>(weights);
    none.put("input/task", Weights.of(new float[4 * 24], 4, 24));
    assertThat(asked(none, 0)).isEqualTo(asked(none, 3));
  }

  @Test
  void aGraphKnowsNoTaskBesidesTheOneItServes() {
    for (Emission emission : Emission.values()) {
      assertThat(Systems.graph(Systems.small(new Ernie2()), emission).stored())
          .containsExactlyInAnyOrderElementsOf(
              Systems.graph(Systems.small(new Bert4Rec()), emission).stored());
    }
  }

  @Test
  void itServesTheFirstTask() {
    assertThat(asked(weights, 0)).isEqualTo(Runs.naiveHidden(system, weights, items(), 1));
  }

  @Test
  void eachTaskHasAHeadThatNoGraphKeeps() {
    Map<String, Declaration> declared = Cost.declarations(system).byPath();
    Map<String, Long> classes = Map.of("popular", 2L, "again", 2L, "order", 9L, "distance", 3L);
    classes.forEach(
        (head, count) ->
            assertThat(
                    Objects.requireNonNull(declared.get("final/heads/" + head + "/weight")).shape())
                .containsExactly(24, count));
    for (Emission emission : Emission.values()) {
      assertThat(Systems.graph(Systems.small(new Ernie2()), emission).stored())
          .doesNotContain(List.of(24L, 9L), List.of(9L), List.of(24L, 2L));
    }
  }

  private double[] asked(Map<String, Weights> given, long task) {
    Flow<Array> flow =
        Flow.of(Slot.ITEMS, Array.integers(items(), 1, 5))
            .with(Slot.TASK, Array.integers(new long[] {task}, 1));
    return system.encode(Runs.naivePass(given), flow).require(Slot.MAIN, "test").data();
  }

  private static long[] items() {
    return new long[] {4, 9, 2, 7, 30};
  }
}
