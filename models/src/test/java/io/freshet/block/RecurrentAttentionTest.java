package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What attention with a memory claims of what stood before. */
final class RecurrentAttentionTest {
  private static final int WIDTH = 6;
  private static final int LENGTH = 7;
  private static final int BEFORE = 4;
  private static final RecurrentAttention MIXER = new RecurrentAttention(WIDTH, 2, 3, 64);

  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);
  private final double[] whole = MixerRuns.mixed(MIXER, main);
  private final Pass<Array> pass = MixerRuns.drawn(Map.of());

  @Test
  void aSequenceWithAMemoryIsTheEndOfTheWhole() {
    Flow<Array> later = withMemory(ones(BEFORE));
    assertThat(MixerRuns.mixed(MIXER, later, pass))
        .containsExactly(
            Arrays.copyOfRange(whole, BEFORE * WIDTH, whole.length), Offset.offset(1e-9));
    assertThat(MixerRuns.mixed(MIXER, later, pass.reading(Reads.LAST)))
        .containsExactly(
            Arrays.copyOfRange(whole, whole.length - WIDTH, whole.length), Offset.offset(1e-9));
  }

  @Test
  void whatIsPaddingInAMemoryIsNotHeard() {
    Array newer = Array.of(Arrays.copyOfRange(main.data(), WIDTH, LENGTH * WIDTH), 1, 6, WIDTH);
    double[] shorter = MixerRuns.mixed(MIXER, newer);
    Array remembered = new Array(new double[] {0, 1, 1, 1}, new int[] {1, 4}, Array.Type.MASK);
    assertThat(MixerRuns.mixed(MIXER, withMemory(remembered), pass))
        .containsExactly(
            Arrays.copyOfRange(shorter, 3 * WIDTH, shorter.length), Offset.offset(1e-9));
  }

  @Test
  void itLearnsFromWhatItServes() {
    Pass<Array> learning =
        Pass.training(new NaiveOps(), pass.parameters(), new Phase.Training(1, 1));
    assertThat(MixerRuns.mixed(MIXER, MixerRuns.flow(MIXER, main, 0), learning))
        .containsExactly(whole, Offset.offset(1e-9));
  }

  @Test
  void aTapHearsWhatALaterSequenceNeeds() {
    List<Array> heard = MixerRuns.heard(MIXER, main, RecurrentAttention.STATES);
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).data()).isEqualTo(main.data());
  }

  /** The positions after the first, which are remembered. */
  private Flow<Array> withMemory(Array remembered) {
    int split = BEFORE * WIDTH;
    double[] older = Arrays.copyOf(main.data(), split);
    double[] newer = Arrays.copyOfRange(main.data(), split, LENGTH * WIDTH);
    Flow<Array> flow =
        Flow.of(Slot.MAIN, Array.of(newer, 1, LENGTH - BEFORE, WIDTH))
            .with(Slot.ITEMS, OpsCase.integers(9, 1, LENGTH - BEFORE))
            .with(Slot.REAL, ones(LENGTH - BEFORE))
            .with(Slot.REMEMBERED, remembered)
            .with(Slot.MEMORY, Array.of(older, 1, BEFORE, WIDTH));
    return new Distances(64, WIDTH).apply(pass, flow);
  }

  private static Array ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return new Array(ones, new int[] {1, length}, Array.Type.MASK);
  }
}
