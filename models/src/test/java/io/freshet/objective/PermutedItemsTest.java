package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.QueryableIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PermutedItemsTest {
  private static final int ITEMS = 1_000;

  @Test
  void asksForASixthOfTheItems() {
    List<Window> windows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < 400; row++) {
      windows.add(Window.of(random.ints(60, 0, ITEMS).toArray(), 0, 60));
    }
    TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(7, ITEMS));
    assertThat(batch.positions().length / (400.0 * 60)).isCloseTo(1 / 6.0, within(0.01));
  }

  @Test
  void hidesNoItemAndAsksByQueriesThatStandWhereTheItemsStand() {
    int[] sequence = {4, 5, 6, 7, 8, 9, 10};
    List<Window> windows = List.of(Window.of(sequence, 0, 7), Window.of(sequence, 2, 5));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new PermutedItems(0.2).batch(windows, new Draw(seed, ITEMS));
      int length = batch.length();
      assertThat(row(batch.items(), 0, length)).startsWith(5, 6, 7, 8, 9, 10, 11);
      assertThat(row(batch.items(), 1, length)).startsWith(0, 0, 0, 0, 7, 8, 9);
      assertThat(row(batch.arrangement().ages(), 1, length)).startsWith(0, 0, 0, 0, 2, 1, 0);
      for (int at = 0; at < batch.positions().length; at++) {
        int query = (int) batch.positions()[at];
        int newest = query / length * length + 6;
        int item = newest - (int) batch.arrangement().ages()[query];
        assertThat(query % length).isGreaterThanOrEqualTo(7);
        assertThat(batch.items()[query]).isEqualTo(QueryableIds.QUERY);
        assertThat(batch.targets()[at]).isEqualTo(batch.items()[item]);
      }
    }
  }

  @Test
  void nobodyLooksAtAQueryAndNoQueryAtItsItem() {
    int[] sequence = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    List<Window> windows = List.of(Window.of(sequence, 0, 10), Window.of(sequence, 1, 6));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(seed, ITEMS));
      int length = batch.length();
      boolean[] visible = batch.arrangement().visible();
      for (int from = 0; from < visible.length; from++) {
        if (from % length >= 10) {
          assertThat(visible[from]).isFalse();
        }
      }
      for (long query : batch.positions()) {
        int age = (int) batch.arrangement().ages()[(int) query];
        assertThat(visible[(int) query * length + 9 - age]).isFalse();
      }
    }
  }

  @Test
  void nobodyLooksAtPadding() {
    int[] sequence = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    List<Window> windows = List.of(Window.of(sequence, 0, 10), Window.of(sequence, 1, 6));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new PermutedItems(0.2).batch(windows, new Draw(seed, ITEMS));
      int length = batch.length();
      boolean[] visible = batch.arrangement().visible();
      for (int from = length * length; from < visible.length; from++) {
        assertThat(visible[from] && batch.items()[length + from % length] == 0).isFalse();
      }
    }
  }

  @Test
  void anItemSeesWhatItsQuerySeesAndItselfAndOneThatIsGivenSeesTheGiven() {
    int items = 10;
    List<Window> windows = List.of(Window.of(new int[items], 0, items));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(seed, ITEMS));
      Set<Integer> given = places(items);
      Map<Integer, Set<Integer>> known = new HashMap<>();
      for (long query : batch.positions()) {
        int place = items - 1 - (int) batch.arrangement().ages()[(int) query];
        given.remove(place);
        known.put(place, seen(batch, (int) query));
      }
      for (int place = 0; place < items; place++) {
        Set<Integer> expected = new HashSet<>(known.getOrDefault(place, given));
        expected.add(place);
        assertThat(seen(batch, place)).as("place %d", place).isEqualTo(expected);
      }
      assertThat(known.values().stream().map(Set::size).sorted())
          .as("one more for each that was told before")
          .containsExactlyElementsOf(IntStream.range(given.size(), items).boxed().toList());
    }
  }

  @Test
  void everyQuerySeesSomethingHoweverShortTheWindow() {
    List<Window> windows = List.of(Window.of(new int[] {4, 5}, 0, 2));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(seed, ITEMS));
      assertThat(batch.items()).containsExactly(5, 6, QueryableIds.QUERY);
      boolean[] visible = batch.arrangement().visible();
      assertThat(visible[6] ^ visible[7]).isTrue();
    }
  }

  @Test
  void aWindowAskedForItsNewestItemShowsAllTheOthers() {
    List<Window> windows = List.of(Window.of(new int[] {4, 5, 6, 7}, 0, 4));
    TrainingBatch batch = new PermutedItems(1).batch(windows, new Draw(1, ITEMS));
    assertThat(batch.items()).containsExactly(5, 6, 7, 8, QueryableIds.QUERY);
    assertThat(batch.targets()).containsExactly(8);
    boolean[] visible = batch.arrangement().visible();
    assertThat(new boolean[] {visible[20], visible[21], visible[22], visible[23], visible[24]})
        .containsExactly(true, true, true, false, false);
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> new PermutedItems(1.5)).hasMessageContaining("newest share is 1.5");
  }

  private static Set<Integer> places(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<Integer> seen(TrainingBatch batch, int from) {
    boolean[] visible = batch.arrangement().visible();
    Set<Integer> seen = places(batch.length());
    seen.removeIf(to -> !visible[from * batch.length() + to]);
    return seen;
  }

  private static long[] row(long[] all, int row, int length) {
    return LongStream.of(all).skip((long) row * length).limit(length).toArray();
  }
}
