package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.block.MaskableIds;
import io.freshet.objective.MaskedItems;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What only a U-ViT over items claims. */
final class ItemUVitTest {
  private final SequenceSystem system = Systems.built(Systems.small(new ItemUVit()));
  private final Map<String, Weights> weights = Inputs.weights(system, 5);
  private final int width = system.table().width();
  private final double[] noise = new Random(4).doubles(width, -1, 1).toArray();

  @Test
  void saysSomethingElseAtAnotherMoment() {
    assertThat(said(0.3, 2, noise)).isNotEqualTo(said(0.4, 2, noise));
  }

  @Test
  void atTheFirstMomentThereIsNoNoiseAndAtTheLastNothingElse() {
    double[] other = new Random(5).doubles(width, -1, 1).toArray();

    assertThat(said(0, 2, noise)).isEqualTo(said(0, 2, other)).isNotEqualTo(said(0, 3, noise));
    assertThat(distance(said(1, 2, noise), said(1, 3, noise))).isLessThan(1e-6);
    assertThat(distance(said(1, 2, noise), said(1, 2, other))).isGreaterThan(1e-3);
  }

  @Test
  void whatItMakesOutOfNoiseDependsOnHowOftenItIsAsked() {
    SystemPlan small = Systems.small(new ItemUVit());
    SequenceSystem once = Systems.built(small.with(small.settings().with("steps", "1")));
    long[] items = Inputs.items(system, 1, 5, 6);

    assertThat(distance(Runs.naive(once, weights, items, 1), Runs.naive(system, weights, items, 1)))
        .isGreaterThan(1e-3);
    assertThat(system.parts().body().mixers()).hasSize(3 * once.parts().body().mixers().size());
  }

  @Test
  void mustBeToldNoise() {
    assertThatThrownBy(
            () -> SystemPlan.of(new ItemUVit()).forCatalogue(10, new MaskedItems(0.2, 0.2)))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageContaining(
            "must be given [moments, next, noise], objective masked-items gives []");
  }

  /** In the place of the next item, which is told with so much noise. */
  private double[] said(double moment, long next, double[] drawn) {
    long[] items = {3, 1, 4, MaskableIds.MASK};
    Flow<Array> told =
        Flow.of(Slot.ITEMS, Array.integers(items, 1, 4))
            .with(Slot.NEXT, Array.integers(new long[] {next}, 1))
            .with(Slot.MOMENTS, Array.of(new double[] {moment}, 1))
            .with(Slot.NOISE, Array.of(drawn, 1, 1, width));
    double[] states = system.encode(Runs.naivePass(weights), told).require(Slot.MAIN, "t").data();
    return Arrays.copyOfRange(states, 3 * width, 4 * width);
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int at = 0; at < a.length; at++) {
      most = Math.max(most, Math.abs(a[at] - b[at]));
    }
    return most;
  }
}
