package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.block.FullAttention;
import io.freshet.block.InterestAttention;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What LightSANs claims of interests and places. */
final class LightSansTest {
  @Test
  void anInterestIsSharedAmongRealItemsAlone() {
    SequenceSystem system = Systems.built(Systems.small(new LightSans()));
    long[] items = {0, 0, 4, 9, 2};
    List<double[]> heard = Runs.heard(system, items, 1, InterestAttention.SHARES);
    assertThat(heard).as("keys and values of two blocks").hasSize(4);
    for (double[] shares : heard) {
      for (int from = 0; from < shares.length; from += 5) {
        assertThat(Arrays.stream(shares, from, from + 2).sum()).isZero();
        assertThat(Arrays.stream(shares, from, from + 5).sum()).isCloseTo(1, Offset.offset(1e-12));
      }
    }
  }

  @Test
  void placesAskPlacesTheSameForEveryUserAndInterestsDoNot() {
    SequenceSystem system = Systems.built(Systems.small(new LightSans()));
    long[] one = {3, 8, 4, 9, 2};
    long[] other = {5, 1, 7, 6, 30};
    String places = FullAttention.PROBABILITIES;
    assertThat(Runs.heard(system, one, 1, places).get(1))
        .isEqualTo(Runs.heard(system, other, 1, places).get(1));
    String interests = InterestAttention.SHARES;
    assertThat(Runs.heard(system, one, 1, interests).get(0))
        .isNotEqualTo(Runs.heard(system, other, 1, interests).get(0));
  }
}
