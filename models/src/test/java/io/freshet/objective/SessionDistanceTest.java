package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.block.MaskableIds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where the second half of what is read comes from; two users, each with items of their own. */
final class SessionDistanceTest {
  private static final int[] ANN = IntStream.range(0, 10).toArray();
  private static final int[] BOB = IntStream.range(10, 20).toArray();

  private final List<Window> windows = List.of(Window.of(ANN, 0, 6), Window.of(BOB, 1, 7));

  @Test
  void halvesFollowEachOtherOrComeFromElsewhereOrFromSomebodyElse() {
    SplittableRandom random = new SplittableRandom(6);
    SessionDistance distance = new SessionDistance(windows, random);
    Set<Long> met = new HashSet<>();
    for (int draw = 0; draw < 100; draw++) {
      TaskRow row = distance.row(Window.of(ANN, 3, 10));
      long[] read = row.items();
      met.add(row.labels()[0]);
      assertThat(Arrays.copyOf(read, 3)).containsExactly(5, 6, 7);
      assertThat(read[read.length - 1]).isEqualTo(MaskableIds.MASK);
      assertThat(read).hasSize(7);
      long follows = read[3];
      switch ((int) row.labels()[0]) {
        case 0 -> assertThat(follows).isEqualTo(8);
        case 1 -> assertThat(follows).isEqualTo(1);
        default -> assertThat(follows).isGreaterThan(10);
      }
    }
    assertThat(met).hasSize(SessionDistance.CLASSES);
  }

  @Test
  void elsewhereIsAfterTheWindowWhereNothingStandsBeforeIt() {
    assertThat(secondHalves(Window.of(ANN, 0, 7))).containsEntry(1L, List.of(8L, 9L, 10L));
  }

  @Test
  void noHalfComesFromElsewhereWhereTooLittleStandsOutside() {
    assertThat(secondHalves(Window.of(ANN, 2, 8))).containsOnlyKeys(0L, 2L);
    List<Window> alone = List.of(Window.of(ANN, 0, 7));
    SessionDistance distance = new SessionDistance(alone, new SplittableRandom(6));
    for (int draw = 0; draw < 50; draw++) {
      assertThat(distance.row(alone.get(0)).labels()[0]).as("nobody else is there").isLessThan(2);
    }
  }

  /** The last three items before the question, by class. */
  private Map<Long, List<Long>> secondHalves(Window window) {
    SessionDistance distance = new SessionDistance(windows, new SplittableRandom(6));
    Map<Long, List<Long>> met = new HashMap<>();
    for (int draw = 0; draw < 50; draw++) {
      TaskRow row = distance.row(window);
      long[] read = row.items();
      long[] second = Arrays.copyOfRange(read, read.length - 4, read.length - 1);
      met.put(row.labels()[0], LongStream.of(second).boxed().toList());
    }
    return met;
  }
}
