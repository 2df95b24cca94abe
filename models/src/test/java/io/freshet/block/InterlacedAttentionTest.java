package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.backend.naive.Array;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What interlaced sparse attention claims of its affinities and of who hears whom. */
final class InterlacedAttentionTest {
  private static final int WIDTH = 6;
  private static final int HEADS = 2;
  private static final int ROW = 5;

  private final InterlacedAttention mixer = new InterlacedAttention(WIDTH, HEADS, ROW);

  @Test
  void itMakesRowsPlusRowLengthAffinitiesForEachPosition() {
    for (int rows : new int[] {1, 3, 4}) {
      int length = rows * ROW;
      Array main = OpsCase.numbers(1, length, WIDTH);
      List<Array> steps = MixerRuns.heard(mixer, main, FullAttention.PROBABILITIES);
      assertThat(steps.get(0).shape()).containsExactly(1, ROW, HEADS, rows, rows);
      assertThat(steps.get(1).shape()).containsExactly(1, rows, HEADS, ROW, ROW);
      int affinities = steps.stream().mapToInt(step -> step.data().length).sum();
      assertThat(affinities).isEqualTo(HEADS * length * (rows + ROW));
    }
  }

  @Test
  void theNewestPositionHearsEverybodyAtAnyLengthAndOnlyOlderOnesMayNot() {
    for (int length = 1; length <= 4 * ROW; length++) {
      boolean[][] reach = new Stack(new Bare(mixer, 0), 1).reach(length);
      assertThat(reach[length - 1]).as("length %d", length).doesNotContain(false);
    }
    boolean[][] ragged = new Stack(new Bare(mixer, 0), 1).reach(2 * ROW + 2);
    assertThat(ragged[0]).as("from a row that is not full").contains(false);
    for (boolean[] row : new Stack(new Bare(mixer, 0), 2).reach(2 * ROW + 2)) {
      assertThat(row).as("after a second time").doesNotContain(false);
    }
  }

  @Test
  void itMovesLessThanATenthOfTheBytesOfFullAttentionAtFourThousandItems() {
    double full = bytes(new FullAttention(64, 2, Order.BOTH_WAYS), 4_096);
    double interlaced = bytes(new InterlacedAttention(64, 2, 64), 4_096);
    assertThat(interlaced).isLessThan(0.1 * full);
  }

  private static double bytes(Mixer mixer, int length) {
    CostOps ops = new CostOps();
    Pass<Extents> pass =
        Pass.inference(ops, new Declarations<>((path, shape) -> Extents.of(shape)));
    mixer.apply(
        pass, Flow.of(Slot.MAIN, Extents.of(1, length, 64)).with(Slot.REAL, Extents.of(1, length)));
    return ops.bytes();
  }
}
