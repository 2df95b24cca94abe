package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.block.LightConvolution;
import io.freshet.tensor.Declarations.Declaration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What LSRA claims of its branches. */
final class LsraTest {
  @Test
  void itGivesEachBranchHalfOfTheWidth() {
    Map<String, Declaration> declared =
        Cost.declarations(Systems.built(Systems.small(new Lsra()))).byPath();
    assertThat(shape(declared, "body/block0/mixer/far/qkv/weight")).containsExactly(12, 36);
    assertThat(shape(declared, "body/block0/mixer/far/out/weight")).containsExactly(12, 12);
    assertThat(shape(declared, "body/block0/mixer/near/open/weight")).containsExactly(12, 24);
    assertThat(shape(declared, "body/block0/mixer/near/kernel")).containsExactly(7, 3);
  }

  @Test
  void itsKernelsOnlyChooseWhereToLook() {
    SequenceSystem system = Systems.built(Systems.small(new Lsra()));
    long[] items = Inputs.items(system, 1, 9, 6);
    List<double[]> heard = Runs.heard(system, items, 1, LightConvolution.SHARES);
    assertThat(heard).hasSize(2);
    for (double[] shares : heard) {
      for (int head = 0; head < 3; head++) {
        double sum = 0;
        for (int at = head; at < shares.length; at += 3) {
          assertThat(shares[at]).isPositive();
          sum += shares[at];
        }
        assertThat(sum).isCloseTo(1, Offset.offset(1e-12));
      }
    }
  }

  private static long[] shape(Map<String, Declaration> declared, String path) {
    return Objects.requireNonNull(declared.get(path), path).shape();
  }
}
