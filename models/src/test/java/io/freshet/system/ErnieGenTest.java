package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.ItemTable;
import io.freshet.objective.Draw;
import io.freshet.objective.InfilledItems;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** What ERNIE-GEN claims of its flows and of writing. */
final class ErnieGenTest {
  private static final int WIDTH = 24;
  private static final int LENGTH = 9;
  private static final int WRITTEN = 7;
  private static final int[] SESSIONS = {0, 0, 1, 1, 1, 1, 2, 2, 2};

  private final SequenceSystem system = Systems.built(Systems.small(new ErnieGen()));
  private final Map<String, Weights> weights = Inputs.weights(system, 3);

  @Test
  void everyStateMovesExactlyWithTheItemsItsFlowKnows() {
    for (int depth = 1; depth <= 3; depth++) {
      SequenceSystem deep = Systems.built(Systems.deep(Systems.small(new ErnieGen()), depth));
      Map<String, Weights> drawn = Inputs.weights(deep, 3);
      for (int seed = 0; seed < 6; seed++) {
        TrainingBatch batch = batch(seed);
        double[] before = Arranged.states(deep, drawn, batch, batch.items());
        for (int from = 0; from < LENGTH; from++) {
          long[] changed = batch.items().clone();
          changed[from] = changed[from] % Systems.ITEMS + 1;
          double[] after = Arranged.states(deep, drawn, batch, changed);
          for (int to = 0; to < batch.length(); to++) {
            assertThat(Arranged.moved(before, after, to, WIDTH))
                .as("depth %d, seed %d, state %d, item %d", depth, seed, to, from)
                .isEqualTo(batch.arrangement().visible()[to * batch.length() + from]);
          }
        }
      }
    }
  }

  @Test
  void askedForTheFirstItemItReadsWhatItReadsWhenItServes() {
    for (int seed = 0; seed < 6; seed++) {
      TrainingBatch batch = batch(seed);
      int told = batch.positions().length / 2;
      long[] history = Arrays.copyOf(batch.items(), LENGTH - told);
      double[] asked = Arranged.scores(system, weights, batch, (int) batch.positions()[0]);
      assertThat(asked)
          .containsExactly(Runs.naive(system, weights, history, 1), Offset.offset(1e-9));
    }
  }

  @Test
  void whatWasReadIsKeptAndGivesTheStatesOfReadingAllAgain() {
    long[] history = Inputs.items(system, 1, LENGTH, 6);
    for (int span = 1; span <= 3; span++) {
      Heard heard = new Heard(system, new ArrayList<>());
      long[] written = written(heard, span, history, 1);
      for (int step = 0; step * span < WRITTEN; step++) {
        int asked = Math.min(span, WRITTEN - step * span);
        long[] before = Arrays.copyOf(written, step * span);
        TrainingBatch whole = Arranged.continued(history, before, asked);
        double[] again = Arranged.states(system, weights, whole, whole.items());
        double[] kept = heard.states().get(step);
        assertThat(newest(kept, asked))
            .as("span %d, step %d", span, step)
            .containsExactly(newest(again, asked), Offset.offset(1e-9));
      }
    }
  }

  @Test
  void aSpanIsWrittenInOneStepAndAHistoryIsReadOnce() {
    long[] history = Inputs.items(system, 1, LENGTH, 6);
    Heard singly = new Heard(system, new ArrayList<>());
    Heard bySpans = new Heard(system, new ArrayList<>());
    written(singly, 1, history, 1);
    written(bySpans, 3, history, 1);
    assertThat(singly.positions()).containsExactly(LENGTH + 1, 2, 2, 2, 2, 2, 2);
    assertThat(bySpans.positions()).containsExactly(LENGTH + 3, 6, 4);
  }

  @Test
  void itWritesTheBestItemThatItHasNotWritten() {
    long[] history = Inputs.items(system, 1, LENGTH, 6);
    long[] written = written(system, 1, history, 1);
    assertThat(written).doesNotHaveDuplicates().doesNotContain(0);
    for (int at = 0; at < WRITTEN; at++) {
      long[] before = Arrays.copyOf(written, at);
      TrainingBatch whole = Arranged.continued(history, before, 1);
      double[] scores = Arranged.scores(system, weights, whole, LENGTH + at);
      for (long earlier : before) {
        scores[(int) earlier] = Double.NEGATIVE_INFINITY;
      }
      double best = DoubleStream.of(scores).max().orElseThrow();
      assertThat(scores[(int) written[at]]).isEqualTo(best);
    }
  }

  @Test
  void itWritesTheSameOnLibtorchAndWhateverThePadding() {
    long[] rows = Inputs.items(system, 2, LENGTH, 6);
    long[] first = written(system, 2, Arrays.copyOf(rows, LENGTH), 1);
    long[] second = written(system, 2, new long[] {rows[2 * LENGTH - 1]}, 1);
    long[] both = written(system, 2, rows, 2);
    assertThat(Arrays.copyOf(both, WRITTEN)).isEqualTo(first);
    assertThat(Arrays.copyOfRange(both, WRITTEN, 2 * WRITTEN)).isEqualTo(second);
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      double[] found =
          TorchTensors.doubles(
              new Continuation(system, 2)
                  .write(
                      Pass.inference(new TorchOps(), parameters),
                      TorchTensors.integers(rows, 2, LENGTH),
                      WRITTEN));
      assertThat(Arrays.stream(found).mapToLong(item -> (long) item).toArray()).isEqualTo(both);
    }
  }

  @Test
  void refusesToWriteMoreThanThereArePlacesFor() {
    assertThatThrownBy(() -> new Continuation(system, 9))
        .hasMessage("a step writes 9 items, expected 1 to 8");
    Array history = Array.integers(new long[] {4}, 1, 1);
    assertThatThrownBy(() -> new Continuation(system, 2).write(Runs.naivePass(weights), history, 9))
        .hasMessage("cannot write 9 items, expected 1 to 8");
  }

  private long[] written(RankingSystem by, int span, long[] history, int rows) {
    Array read = Array.integers(history, rows, history.length / rows);
    Array written = new Continuation(by, span).write(Runs.naivePass(weights), read, WRITTEN);
    return Arrays.stream(written.data()).mapToLong(item -> (long) item).toArray();
  }

  private static double[] newest(double[] states, int positions) {
    return Arrays.copyOfRange(states, states.length - positions * WIDTH, states.length);
  }

  private static TrainingBatch batch(int seed) {
    int[] sequence = new SplittableRandom(seed).ints(LENGTH, 0, Systems.ITEMS).toArray();
    Window window = new Window(sequence, SESSIONS, 0, LENGTH);
    return new InfilledItems(0, 1, 3).batch(List.of(window), new Draw(seed, Systems.ITEMS));
  }

  /** Notes what every reading gave. */
  private record Heard(RankingSystem system, List<double[]> states) implements RankingSystem {
    @Override
    public <T> Flow<T> encode(Pass<T> pass, Flow<T> given) {
      Flow<T> encoded = system.encode(pass, given);
      if (encoded.require(Slot.MAIN, "test") instanceof Array array) {
        states.add(array.data());
      }
      return encoded;
    }

    List<Integer> positions() {
      return states.stream().map(read -> read.length / WIDTH).toList();
    }

    @Override
    public String name() {
      return system.name();
    }

    @Override
    public ItemTable table() {
      return system.table();
    }

    @Override
    public int longest() {
      return system.longest();
    }

    @Override
    public boolean[][] reach(int length) {
      return system.reach(length);
    }
  }
}
