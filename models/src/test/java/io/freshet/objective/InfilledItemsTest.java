package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.QueryableIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Windows of thirty items in sessions of four, the last of them cut short. */
final class InfilledItemsTest {
  private static final int ITEMS = 1_000;
  private static final int LENGTH = 30;
  private static final int ROWS = 3_000;
  private static final int[] SESSIONS = sessions();

  private final List<Window> windows = windows();

  @Test
  void asksTwiceForWhatFollowsAHistory() {
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = one(new InfilledItems(0, 0.5, 3), seed);
      int told = batch.positions().length / 2;
      int history = history(batch);
      assertThat(told).isBetween(1, InfilledItems.AHEAD);
      for (int at = 0; at < told; at++) {
        long target = windows.get(0).sequence()[history + at] + 1L;
        assertThat(batch.targets()[at]).isEqualTo(batch.targets()[told + at]).isEqualTo(target);
        for (int query : new int[] {at, told + at}) {
          int position = (int) batch.positions()[query];
          assertThat(batch.items()[position]).isEqualTo(QueryableIds.QUERY);
          assertThat(batch.arrangement().ages()[position])
              .as("where its item stands")
              .isEqualTo(InfilledItems.AHEAD - 1L - at)
              .isEqualTo(batch.arrangement().ages()[history + at]);
        }
      }
      assertThat(batch.arrangement().ages()[history - 1]).isEqualTo(InfilledItems.AHEAD);
    }
  }

  @Test
  void aQueryKnowsWhatStandsBeforeItsPlaceOrBeforeItsSpanAndItself() {
    Set<Integer> spans = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = one(new InfilledItems(0, 0.5, 3), seed);
      int told = batch.positions().length / 2;
      int history = history(batch);
      int start = 0;
      for (int at = 0; at < told; at++) {
        boolean goesOn = SESSIONS[history + at] == SESSIONS[history + at - 1] && at - start < 3;
        start = at > 0 && goesOn ? start : at;
        spans.add(at - start);
        assertKnows(batch, (int) batch.positions()[at], history + at);
        assertKnows(batch, (int) batch.positions()[told + at], history + start);
      }
    }
    assertThat(spans).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aHistoryLooksBothWaysAndWhatFollowsLooksBack() {
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = one(new InfilledItems(0, 0.5, 3), seed);
      int history = history(batch);
      int read = history + batch.positions().length / 2;
      for (int at = 0; at < read; at++) {
        assertThat(known(batch, at)).isEqualTo(Math.max(history, at + 1));
      }
    }
  }

  @Test
  void showsAShareOfWhatFollowsAsOthersAndAsksForTheTruth() {
    InfilledItems noisy = new InfilledItems(0.7, 0.5, 3);
    TrainingBatch clean = new InfilledItems(0, 0.5, 3).batch(windows, new Draw(4, ITEMS));
    assertThat(asked(noisy.batch(windows, new Draw(4, ITEMS)))).isEqualTo(asked(clean));
    double wrong = 0;
    double told = 0;
    for (int row = 0; row < ROWS; row++) {
      TrainingBatch batch = noisy.batch(List.of(windows.get(row)), new Draw(row, ITEMS));
      int[] sequence = windows.get(row).sequence();
      int history = history(batch);
      int read = history + batch.positions().length / 2;
      for (int at = 0; at < read; at++) {
        boolean other = batch.items()[at] != sequence[at] + 1L;
        assertThat(other && at < history).as("a history is never changed").isFalse();
        wrong += other ? 1 : 0;
      }
      told += read - history;
    }
    assertThat(wrong / told).isCloseTo(0.7 * (1 - 1.0 / ITEMS), within(0.01));
  }

  @Test
  void rowsOfDifferentLengthsArePaddedOnTheLeftAndTheirQueriesOnTheRight() {
    List<Window> two = List.of(windows.get(0), Window.of(new int[] {7, 8}, 0, 2));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new InfilledItems(0, 0.5, 3).batch(two, new Draw(seed, ITEMS));
      int length = batch.length();
      int items = 0;
      while (batch.items()[items] != QueryableIds.QUERY) {
        items++;
      }
      long[] second = Arrays.copyOfRange(batch.items(), length, 2 * length);
      assertThat(Arrays.copyOf(second, items - 2)).isEqualTo(new long[items - 2]);
      assertThat(Arrays.copyOfRange(second, items - 2, items + 2))
          .containsExactly(8, 9, QueryableIds.QUERY, QueryableIds.QUERY);
      assertThat(Arrays.copyOfRange(second, items + 2, length))
          .isEqualTo(new long[length - items - 2]);
      for (int to = 0; to < length; to++) {
        for (int from = 0; from < length; from++) {
          boolean heard = batch.arrangement().visible()[(length + to) * length + from];
          boolean item = from == items - 2 || from == items - 1;
          assertThat(heard && !item && from != to).isFalse();
        }
      }
    }
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(() -> new InfilledItems(1, 0.5, 3)).hasMessageContaining("noise is 1.0");
    assertThatThrownBy(() -> new InfilledItems(0.5, 2, 0))
        .hasMessageContaining("newest share 2.0 and longest span 0");
  }

  /** The first items of its row, and itself. */
  private static void assertKnows(TrainingBatch batch, int query, int items) {
    assertThat(known(batch, query)).isEqualTo(items + 1);
    assertThat(batch.arrangement().visible()[query * batch.length() + query]).isTrue();
    assertThat(batch.arrangement().visible()[query * batch.length() + items]).isFalse();
  }

  private static int known(TrainingBatch batch, int position) {
    int known = 0;
    for (int from = 0; from < batch.length(); from++) {
      known += batch.arrangement().visible()[position * batch.length() + from] ? 1 : 0;
    }
    return known;
  }

  /** Of a batch of one row. */
  private static int history(TrainingBatch batch) {
    return batch.length() - 3 * (batch.positions().length / 2);
  }

  private static List<Long> asked(TrainingBatch batch) {
    List<Long> asked = new ArrayList<>(Arrays.stream(batch.positions()).boxed().toList());
    asked.addAll(Arrays.stream(batch.targets()).boxed().toList());
    return asked;
  }

  private TrainingBatch one(InfilledItems objective, int seed) {
    return objective.batch(List.of(windows.get(0)), new Draw(seed, ITEMS));
  }

  private static int[] sessions() {
    int[] sessions = new int[LENGTH];
    Arrays.setAll(sessions, at -> at / 4);
    return sessions;
  }

  private static List<Window> windows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      windows.add(new Window(random.ints(LENGTH, 0, ITEMS).toArray(), SESSIONS, 0, LENGTH));
    }
    return windows;
  }
}
