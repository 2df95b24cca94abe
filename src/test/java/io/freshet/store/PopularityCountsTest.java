package io.freshet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PopularityCountsTest {
  private static final long WEEK_MILLIS = 7L * 24 * 3600 * 1000;

  private final PopularityCounts counts = new PopularityCounts(8);

  @Test
  void halvesACountEveryWeek() {
    for (int i = 0; i < 3; i++) {
      counts.count("three-now", 10 * WEEK_MILLIS);
    }
    for (int i = 0; i < 5; i++) {
      counts.count("five-last-week", 9 * WEEK_MILLIS);
    }

    assertThat(counts.top(2)).containsExactly("three-now", "five-last-week");
  }

  @Test
  void doesNotDependOnTheOrderOfArrival() {
    PopularityCounts reversed = new PopularityCounts(8);
    for (int week = 1; week <= 20; week++) {
      counts.count("a", week * WEEK_MILLIS);
      reversed.count("a", (21 - week) * WEEK_MILLIS);
    }

    assertThat(counts.count("a", 0)).isCloseTo(reversed.count("a", 0), within(1e-9));
  }

  @Test
  void ordersEqualCountsById() {
    for (String item : List.of("c", "a", "d", "b")) {
      counts.count(item, WEEK_MILLIS);
    }

    assertThat(counts.top(3)).containsExactly("a", "b", "c");
    assertThat(counts.top(0)).isEmpty();
  }

  @Test
  void forgetsTheLeastPopularAboveItsBound() {
    for (int item = 1; item <= 9; item++) {
      counts.count("item-" + item, item * WEEK_MILLIS);
    }
    List<String> forgotten = new ArrayList<>();
    counts.shrink(forgotten::add);

    assertThat(forgotten).containsExactly("item-3", "item-2", "item-1");
    assertThat(counts.top(100)).hasSize(6).startsWith("item-9");
  }
}
