package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Where positions are told to stand. */
final class PositionsTest {
  private static final int LONGEST = 4;
  private static final int WIDTH = 6;

  @Test
  void theNewestIsOfAgeZeroHoweverLongTheSequence() {
    NaiveOps ops = new NaiveOps();
    assertThat(Positions.ages(ops, items(1)).data()).containsExactly(0);
    assertThat(Positions.ages(ops, items(4)).data()).containsExactly(3, 2, 1, 0);
  }

  @Test
  void aLearnedPlaceIsTheVectorOfItsAge() {
    Array table = OpsCase.numbers(LONGEST, WIDTH);
    Pass<Array> pass = MixerRuns.drawn(Map.of("table", table));
    double[] three = new double[3 * WIDTH];
    for (int at = 0; at < three.length; at++) {
      three[at] = table.data()[(2 - at / WIDTH) * WIDTH + at % WIDTH];
    }
    assertThat(told(new LearnedPositions(LONGEST, WIDTH), pass, 3, Slot.PENDING)).isEqualTo(three);
    assertThat(told(new DecoupledPositions(LONGEST, WIDTH), pass, 3, Slot.PLACES)).isEqualTo(three);
  }

  @Test
  void anAnchoredPlaceKeepsRoomForWhatWillFollow() {
    Array table = OpsCase.numbers(LONGEST + 2, WIDTH);
    Pass<Array> pass = MixerRuns.drawn(Map.of("table", table));
    AnchoredPositions anchored = new AnchoredPositions(LONGEST, 2, WIDTH);
    double[] four = told(anchored, pass, 4, Slot.PENDING);
    for (int at = 0; at < four.length; at++) {
      assertThat(four[at]).isEqualTo(table.data()[(4 - at / WIDTH) * WIDTH + at % WIDTH]);
    }
    Flow<Array> next =
        Flow.of(Slot.ITEMS, items(1)).with(Slot.AGES, Array.integers(new long[1], 1, 1));
    double[] last = anchored.apply(pass, next).require(Slot.PENDING, "test").data();
    assertThat(last).isEqualTo(Arrays.copyOf(table.data(), WIDTH));
  }

  @Test
  void aRelativeBiasDependsOnHowFarApartTwoStandAlone() {
    int heads = 2;
    Array table = OpsCase.numbers(LONGEST, heads);
    Pass<Array> pass = MixerRuns.drawn(Map.of("table", table));
    int length = LONGEST + 2;
    double[] bias = told(new RelativePositions(LONGEST, heads), pass, length, Slot.BIAS);
    assertThat(bias).hasSize(heads * length * length);
    for (int at = 0; at < bias.length; at++) {
      int apart = Math.abs(at / length % length - at % length);
      int head = at / length / length;
      assertThat(bias[at]).isEqualTo(table.data()[Math.min(apart, LONGEST - 1) * heads + head]);
    }
  }

  @Test
  void aWaveTellsHowMuchOlderAKeyIsThanAQuery() {
    for (int length : new int[] {1, 3, LONGEST}) {
      Flow<Array> flow = flow(new Distances(LONGEST, WIDTH), Flow.of(Slot.ITEMS, items(length)));
      for (int query = 0; query < length; query++) {
        for (int key = 0; key < length; key++) {
          assertWave(flow, query * length + key, query - key);
        }
      }
    }
  }

  @Test
  void aMemoryIsOlderThanEverythingThatIsRead() {
    Flow<Array> given =
        Flow.of(Slot.ITEMS, items(2))
            .with(Slot.REAL, OpsCase.mask(1, 2))
            .with(Slot.REMEMBERED, OpsCase.mask(1, 2));
    Flow<Array> flow = flow(new Distances(LONGEST, WIDTH), given);
    for (int query = 0; query < 2; query++) {
      for (int key = 0; key < 4; key++) {
        assertWave(flow, query * 4 + key, 2 + query - key);
      }
    }
  }

  @Test
  void agesThatAnObjectiveGivesStandForTheOrderOfReading() {
    long[] ages = {2, 0, 1};
    Flow<Array> given = Flow.of(Slot.ITEMS, items(3)).with(Slot.AGES, Array.integers(ages, 1, 3));
    Flow<Array> flow = flow(new Distances(LONGEST, WIDTH), given);
    for (int query = 0; query < 3; query++) {
      for (int key = 0; key < 3; key++) {
        assertWave(flow, query * 3 + key, (int) (ages[key] - ages[query]));
      }
    }
  }

  @Test
  void distancesBeyondTheLongestAreTheLongest() {
    int length = LONGEST + 3;
    Flow<Array> flow = flow(new Distances(LONGEST, WIDTH), Flow.of(Slot.ITEMS, items(length)));
    assertWave(flow, (length - 1) * length, LONGEST - 1);
    assertWave(flow, length - 1, -LONGEST);
  }

  @Test
  void onlyDistancesAndAnchorsReadTheAgesThatAnObjectiveGives() {
    List<Positions> all =
        List.of(
            new Distances(LONGEST, WIDTH),
            new AnchoredPositions(LONGEST, 2, WIDTH),
            new LearnedPositions(LONGEST, WIDTH),
            new DecoupledPositions(LONGEST, WIDTH),
            new RelativePositions(LONGEST, 2),
            new NoPositions(LONGEST));
    assertThat(all.stream().map(Positions::readsAges))
        .containsExactly(true, true, false, false, false, false);
    assertThat(all.stream().map(Positions::label))
        .containsExactly(
            "relative waves", "anchored(2)", "learned", "decoupled", "relative", "none");
    Flow<Array> flow = Flow.of(Slot.ITEMS, items(3));
    assertThat(flow(new NoPositions(LONGEST), flow)).isSameAs(flow);
  }

  /** Sines and cosines of the distance, each pair slower than the one before. */
  private static void assertWave(Flow<Array> flow, int at, int distance) {
    int row = (int) flow.require(Slot.DISTANCES, "test").data()[at];
    double[] places = flow.require(Slot.OFFSETS, "test").data();
    double[] expected = new double[WIDTH];
    for (int pair = 0; pair < WIDTH / 2; pair++) {
      double angle = distance / Math.pow(10_000, 2.0 * pair / WIDTH);
      expected[2 * pair] = Math.sin(angle);
      expected[2 * pair + 1] = Math.cos(angle);
    }
    assertThat(Arrays.copyOfRange(places, row * WIDTH, (row + 1) * WIDTH))
        .as("pair %d, distance %d", at, distance)
        .containsExactly(expected, Offset.offset(1e-6));
  }

  private static double[] told(Positions positions, Pass<Array> pass, int length, Slot slot) {
    return positions.apply(pass, Flow.of(Slot.ITEMS, items(length))).require(slot, "test").data();
  }

  private static Flow<Array> flow(Positions positions, Flow<Array> given) {
    return positions.apply(MixerRuns.drawn(Map.of()), given);
  }

  private static Array items(int length) {
    return OpsCase.integers(9, 1, length);
  }
}
