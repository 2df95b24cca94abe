package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class InteractionLogTest {
  private final InteractionLog log =
      InteractionLog.builder("toy")
          .licenceNote("toys may be shared")
          .add("ann", "tea", 30)
          .add("bob", "milk", 10)
          .add("ann", "milk", 20)
          .add("ann", "salt", 20)
          .build();

  @Test
  void numbersUsersAndItemsInOrderOfFirstAppearance() {
    assertThat(log.users()).isEqualTo(2);
    assertThat(log.userId(1)).isEqualTo("bob");
    assertThat(log.itemIds()).containsExactly("tea", "milk", "salt");
    assertThat(log.size()).isEqualTo(4);
    assertThat(log.licenceNote()).isEqualTo("toys may be shared");
  }

  @Test
  void ordersEachUserByTimeAndKeepsTheSourcesOrderInTies() {
    assertThat(log.itemsByUser()).isDeepEqualTo(new int[][] {{1, 2, 0}, {1}});
    assertThat(log.rowsByTime()).containsExactly(1, 2, 3, 0);
  }

  @Test
  void cutsTheEarliestShareAndForgetsItemsThatOnlyComeLater() {
    InteractionLog early = log.earliest(0.75);

    assertThat(early.size()).isEqualTo(3);
    assertThat(early.itemIds()).containsExactly("milk", "salt");
    assertThat(early.atMillis(0)).isEqualTo(10);
  }

  @Test
  void hashesRowsAndNotTheirFile() {
    InteractionLog same = InteractionLog.builder("other").add("a", "b").build();
    InteractionLog again = InteractionLog.builder("name").add("a", "b").build();
    InteractionLog different = InteractionLog.builder("name").add("a", "c").build();

    assertThat(same.sha256()).isEqualTo(again.sha256()).isNotEqualTo(different.sha256());
  }

  @Test
  void refusesRowsWithAndWithoutTimeInOneLog() {
    InteractionLog.Builder mixed = InteractionLog.builder("toy").add("a", "b", 1);

    assertThatThrownBy(() -> mixed.add("a", "c"))
        .hasMessage("row 1 of toy lacks a time, unlike the rows before it");
  }

  @Test
  void doesNotInventTimes() {
    InteractionLog untimed = InteractionLog.builder("toy").add("a", "b").build();

    assertThat(untimed.timed()).isFalse();
    assertThatThrownBy(() -> untimed.atMillis(0))
        .hasMessage("asked for the time of row 0 of toy, which has an order but no times");
  }

  @Test
  void leavesTheLastItemForTestAndTheOneBeforeForValidation() {
    InteractionLog events =
        InteractionLog.builder("toy")
            .add("ann", "a")
            .add("ann", "b")
            .add("ann", "c")
            .add("ann", "d")
            .add("bob", "a")
            .add("bob", "b")
            .build();

    LeaveOneOut split = LeaveOneOut.of(events);

    assertThat(split.train()).isDeepEqualTo(new int[][] {{0, 1}, {0, 1}});
    assertThat(split.validation()).hasSize(1);
    assertThat(split.validation().get(0).history()).containsExactly(0, 1);
    assertThat(split.validation().get(0).target()).isEqualTo(2);
    assertThat(split.test().get(0).history()).containsExactly(0, 1, 2);
    assertThat(split.test().get(0).target()).isEqualTo(3);
  }
}
