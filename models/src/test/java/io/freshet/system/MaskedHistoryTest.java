package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.cost.Extents;
import io.freshet.backend.naive.Array;
import io.freshet.block.MaskableIds;
import io.freshet.objective.MaskedItems;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What only a masked autoencoder of histories claims. */
final class MaskedHistoryTest {
  private static final int LENGTH = 6;

  private final SequenceSystem system = Systems.built(Systems.small(new MaskedHistory()));
  private final Map<String, Weights> weights = Inputs.weights(system, 5);

  /** Items 0 and 3 are shown, 1 and 4 hidden, 2 and 5 shown. */
  private final long[] items = {3, MaskableIds.MASK, 5, 2, MaskableIds.MASK, 4};

  private final long[] seen = {0, 2, 3, 5};
  private final long[] stands = {0, 5, 1, 2, 8, 3};

  @Test
  void whatStandsInHiddenPlacesIsNotSeenByTheFirstBlocks() {
    Map<String, Weights> other = Inputs.weights(system, 5);
    other.computeIfPresent(
        "input/mask", (path, mask) -> new Weights(new float[mask.data().length], mask.shape()));

    assertThat(seenStates(other)).isEqualTo(seenStates(weights));
    assertThat(states(other, seen, stands)).isNotEqualTo(states(weights, seen, stands));
  }

  @Test
  void aRowThatShowsFewerIsPadded() {
    long[] padded = {-1, -1, 0, 2, 3, 5};
    long[] moved = {2, 7, 3, 4, 10, 5};

    assertThat(states(weights, padded, moved))
        .containsExactly(states(weights, seen, stands), Offset.offset(1e-9));
  }

  @Test
  void hidingTheLastIsWhatItIsAskedWhenItServes() {
    long[] asked = {3, 1, 5, 2, 6, MaskableIds.MASK};
    Flow<Array> told =
        Flow.of(Slot.ITEMS, Array.integers(asked, 1, LENGTH))
            .with(Slot.SHOWN, Array.integers(new long[] {0, 1, 2, 3, 4}, 1, 5))
            .with(Slot.STANDS, Array.integers(new long[] {0, 1, 2, 3, 4, 10}, 1, LENGTH));

    double[] learned = system.encode(Runs.naivePass(weights), told).require(Slot.MAIN, "t").data();

    assertThat(Runs.naiveHidden(system, weights, asked, 1))
        .containsExactly(learned, Offset.offset(1e-9));
  }

  @Test
  void learningFromHalfTheItemsCostsAboutHalf() {
    SystemPlan large = SystemPlan.of(new MaskedHistory());
    SequenceSystem deep =
        large
            .with(large.settings().withDepth(6).withLongest(200))
            .forCatalogue(100, large.objective());

    double half = encoding(deep, 200, 100);
    double all = encoding(deep, 200, 200);

    assertThat(half / all).isBetween(0.4, 0.6);
  }

  @Test
  void mustBeToldWhatIsShown() {
    assertThatThrownBy(
            () -> SystemPlan.of(new MaskedHistory()).forCatalogue(10, new MaskedItems(0.2, 0.2)))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage(
            "system mae cannot be built: body 2 x pre-norm of what is shown, 1 x pre-norm of all"
                + " must be given [shown, stands], objective masked-items gives []");
  }

  private double[] states(Map<String, Weights> told, long[] shown, long[] where) {
    Flow<Array> flow =
        Flow.of(Slot.ITEMS, Array.integers(items, 1, LENGTH))
            .with(Slot.SHOWN, Array.integers(shown, 1, shown.length))
            .with(Slot.STANDS, Array.integers(where, 1, LENGTH));
    return system.encode(Runs.naivePass(told), flow).require(Slot.MAIN, "test").data();
  }

  /** Of the first blocks alone: what a light block of zeros hands on. */
  private double[] seenStates(Map<String, Weights> told) {
    Map<String, Weights> silent = new HashMap<>(told);
    silent.replaceAll(
        (path, w) ->
            path.startsWith("body/light/block0/mixer/out/")
                    || path.startsWith("body/light/block0/feed/close/")
                ? new Weights(new float[w.data().length], w.shape())
                : w);
    double[] states = states(silent, seen, stands);
    int width = system.table().width();
    return Arrays.stream(seen)
        .boxed()
        .flatMapToDouble(
            column ->
                Arrays.stream(
                    Arrays.copyOfRange(
                        states, column.intValue() * width, (column.intValue() + 1) * width)))
        .toArray();
  }

  private static double encoding(SequenceSystem system, int length, int shown) {
    Flow<Extents> flow =
        Flow.of(Slot.ITEMS, Extents.of(1, length))
            .with(Slot.SHOWN, Extents.of(1, shown))
            .with(Slot.STANDS, Extents.of(1, length));
    return Cost.of(pass -> system.encode(pass, flow)).flops();
  }
}
