package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import io.freshet.objective.Draw;
import io.freshet.objective.PermutedItems;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What XLNet claims of its two streams. */
final class XlNetTest {
  private static final int WIDTH = 24;
  private static final int LENGTH = 9;

  @Test
  void aQueryMovesExactlyWithTheItemsBeforeItsOwnInTheOrder() {
    for (int depth = 1; depth <= 3; depth++) {
      SequenceSystem system = Systems.built(Systems.deep(Systems.small(new XlNet()), depth));
      Map<String, Weights> weights = Inputs.weights(system, 3);
      for (int seed = 0; seed < 4; seed++) {
        TrainingBatch batch = batch(seed);
        double[] before = Arranged.states(system, weights, batch, batch.items());
        for (int from = 0; from < LENGTH; from++) {
          long[] changed = batch.items().clone();
          changed[from] = changed[from] % Systems.ITEMS + 1;
          double[] after = Arranged.states(system, weights, batch, changed);
          assertThat(Arranged.moved(before, after, from, WIDTH)).as("the item itself").isTrue();
          for (long query : batch.positions()) {
            assertThat(Arranged.moved(before, after, (int) query, WIDTH))
                .as("depth %d, seed %d, query %d, item %d", depth, seed, query, from)
                .isEqualTo(batch.arrangement().visible()[(int) query * batch.length() + from]);
          }
        }
      }
    }
  }

  @Test
  void askedForTheNewestItemItReadsWhatItReadsWhenItServes() {
    SequenceSystem system = Systems.built(Systems.small(new XlNet()));
    Map<String, Weights> weights = Inputs.weights(system, 3);
    int[] sequence = sequence(5);
    Window window = Window.of(sequence, 0, LENGTH);
    TrainingBatch batch = new PermutedItems(1).batch(List.of(window), new Draw(2, Systems.ITEMS));
    double[] states = Arranged.states(system, weights, batch, batch.items());
    int width = system.table().width();
    double[] query = Arrays.copyOfRange(states, LENGTH * width, (LENGTH + 1) * width);
    Array hidden = Array.of(query, 1, width);
    double[] scores = system.table().scores(Runs.naivePass(weights).in("items"), hidden).data();
    long[] history = Arrays.copyOf(batch.items(), LENGTH - 1);
    assertThat(scores)
        .containsExactly(Runs.naive(system, weights, history, 1), Offset.offset(1e-9));
  }

  @Test
  void aServingGraphHasOneQueryAndNoMaskOfAnOrder() throws OrtException {
    SystemPlan plan = Systems.deep(Systems.small(new XlNet()), 1);
    long[] items = Inputs.items(Systems.built(plan), 1, LENGTH, 4);
    for (Emission emission : Emission.values()) {
      List<List<Long>> computed = Systems.graph(plan, emission).computed(items);
      assertThat(computed).contains(List.of(1L, 3L, 1L, LENGTH + 1L));
      assertThat(GraphShapes.squares(computed, LENGTH + 1))
          .as("distances alone are square")
          .allSatisfy(shape -> assertThat(shape).startsWith(1L, 1L));
    }
  }

  private static TrainingBatch batch(int seed) {
    Window window = Window.of(sequence(seed), 0, LENGTH);
    return new PermutedItems(0).batch(List.of(window), new Draw(seed, Systems.ITEMS));
  }

  private static int[] sequence(int seed) {
    return new SplittableRandom(seed).ints(LENGTH, 0, Systems.ITEMS).toArray();
  }
}
