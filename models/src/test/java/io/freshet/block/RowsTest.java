package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.OpsCase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sequences cut into rows, the newest position last of the last row. */
final class RowsTest {
  private static final int WIDTH = 2;

  private final NaiveOps ops = new NaiveOps();

  @Test
  void aCellIsWhereThePositionWasCutTo() {
    for (int size = 1; size <= 4; size++) {
      for (int length = 1; length <= 9; length++) {
        Rows rows = new Rows(size);
        Array x = OpsCase.positive(1, length, WIDTH);
        Array cut = rows.cut(ops, x, WIDTH);
        assertThat(cut.shape()).containsExactly(1, (length + size - 1) / size, size, WIDTH);
        for (int at = 0; at < length; at++) {
          int cell = rows.row(at, length) * size + rows.column(at, length);
          assertThat(Arrays.copyOfRange(cut.data(), cell * WIDTH, (cell + 1) * WIDTH))
              .isEqualTo(Arrays.copyOfRange(x.data(), at * WIDTH, (at + 1) * WIDTH));
        }
        assertThat(rows.joined(ops, cut, WIDTH, x).data()).isEqualTo(x.data());
      }
    }
  }

  @Test
  void theNewestPositionIsTheLastOfAFullRowAndPaddingComesBeforeTheFirst() {
    Rows rows = new Rows(3);
    assertThat(new int[] {rows.row(4, 5), rows.column(4, 5)}).containsExactly(1, 2);
    assertThat(new int[] {rows.row(0, 5), rows.column(0, 5)}).containsExactly(0, 1);
    assertThat(rows.holds(0, 0, 5)).isFalse();
    assertThat(rows.holds(0, 1, 5)).isTrue();
    assertThat(rows.holds(1, 0, 5)).isTrue();
    assertThat(rows.holds(0, 0, 6)).isTrue();
  }

  @Test
  void aCellIsRealWhereItHoldsAPosition() {
    Rows rows = new Rows(4);
    double[] all = new double[6];
    Arrays.fill(all, 1);
    Array real = rows.cut(ops, new Array(all, new int[] {1, 6}, Array.Type.MASK));
    assertThat(real.shape()).containsExactly(1, 2, 4);
    for (int cell = 0; cell < 8; cell++) {
      assertThat(real.data()[cell] > 0).isEqualTo(rows.holds(cell / 4, cell % 4, 6));
    }
  }

  @Test
  void refusesARowOfNothing() {
    assertThatThrownBy(() -> new Rows(0))
        .hasMessage("a row holds 0 positions, expected at least 1");
  }
}
