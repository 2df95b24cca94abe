package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import io.freshet.block.MaskableIds;
import io.freshet.data.ItemEntities;
import io.freshet.data.ItemFacts;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ERNIE with informative entities claims of items and what they are. */
final class ErnieEntitiesTest {
  private static final int[][] ENTITIES = {{1}, {2}, {1, 2}, {3}, {}, {3}, {1}, {1, 2}};
  private static final boolean[] MET = {true, true, true, true, true, true, false, false};
  private static final SystemPlan PLAN = Systems.small(new ErnieEntities());

  private final SequenceSystem system = built(ENTITIES);
  private final Map<String, Weights> weights = Inputs.weights(system, 5);

  @Test
  void whatAnItemIsMovesTheAnswer() {
    int[][] others = ENTITIES.clone();
    others[1] = new int[] {3};
    assertThat(hidden(built(others), 1, 2, 3)).isNotEqualTo(hidden(system, 1, 2, 3));
    assertThat(hidden(built(others), 1, 3, 4)).isEqualTo(hidden(system, 1, 3, 4));
  }

  @Test
  void aHiddenItemHasNoEntitiesAndAnItemWithoutAnyNeither() {
    Flow<Array> read = read(4, MaskableIds.MASK, 5, 0);
    assertThat(read.require(Slot.DESCRIBED, "test").data()).containsExactly(1, 0, 0, 0);
    double[] entities = read.require(Slot.ENTITIES, "test").data();
    assertThat(Arrays.copyOfRange(entities, entities.length / 4, entities.length))
        .containsOnly(0.0);
  }

  @Test
  void severalEntitiesOfAnItemCountAsTheirMean() {
    double[] entities = read(1, 2, 3).require(Slot.ENTITIES, "test").data();
    int width = entities.length / 3;
    for (int at = 0; at < width; at++) {
      double mean = (entities[at] + entities[width + at]) / 2;
      assertThat(entities[2 * width + at]).isEqualTo(mean);
    }
  }

  @Test
  void anItemThatNobodyMetIsWhatItsEntitiesAre() {
    int[][] others = ENTITIES.clone();
    others[6] = new int[] {1, 2};
    double[] alike = Runs.naive(built(others), weights, new long[] {1, 4, 2}, 1);
    assertThat(alike[7]).as("two that nobody met, with the same entities").isEqualTo(alike[8]);
    double[] apart = Runs.naive(system, weights, new long[] {1, 4, 2}, 1);
    assertThat(apart[7]).isNotEqualTo(apart[8]);
    assertThat(apart[4]).as("two that were met, with the same entities").isNotEqualTo(apart[6]);
  }

  @Test
  void aGraphKeepsNoHeadAndAsksForItemsAlone() {
    for (Emission emission : Emission.values()) {
      GraphShapes graph = Systems.graph(PLAN, emission);
      assertThat(graph.inputs()).containsExactly("items", "k");
      assertThat(graph.stored().stream().filter(List.of(24L, 64L)::equals))
          .as("the map that asks entities for scores, and not the head's")
          .hasSize(1);
    }
  }

  private static SequenceSystem built(int[][] entities) {
    ItemFacts facts = new ItemFacts(new ItemEntities(List.of("a", "b", "c"), entities), MET);
    return PLAN.forCatalogue(facts, PLAN.objective());
  }

  private double[] hidden(SequenceSystem built, long... items) {
    return Runs.naiveHidden(built, weights, items, 1);
  }

  private Flow<Array> read(long... items) {
    Flow<Array> given = Flow.of(Slot.ITEMS, Array.integers(items, 1, items.length));
    Parts parts = system.parts();
    return parts.input().read(Runs.naivePass(weights), parts.table(), given);
  }
}
