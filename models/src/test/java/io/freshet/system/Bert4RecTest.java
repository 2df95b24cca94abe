package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.block.MaskableIds;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What BERT4Rec is asked when it serves. */
final class Bert4RecTest {
  @Test
  void itAnswersFromAHiddenItemPutAfterTheLast() {
    SequenceSystem system = Systems.built(Systems.small(new Bert4Rec()));
    Map<String, Weights> weights = Inputs.weights(system, 5);
    long[] items = Inputs.items(system, 1, 9, 6);
    long[] asked = Arrays.copyOf(items, 10);
    asked[9] = MaskableIds.MASK;
    int width = system.table().width();
    double[] states = Runs.naiveHidden(system, weights, asked, 1);
    Array last = Array.of(Arrays.copyOfRange(states, 9 * width, 10 * width), 1, width);
    double[] scores = system.table().scores(Runs.naivePass(weights).in("items"), last).data();
    assertThat(Runs.naive(system, weights, items, 1)).containsExactly(scores, Offset.offset(1e-9));
  }
}
