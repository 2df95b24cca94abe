package io.freshet.sequence;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.id.ItemHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserSequenceTest {
  private static final SequenceLimits THREE = new SequenceLimits(3, 10, Long.MAX_VALUE / 2);

  @Test
  void keepsEventsInOrderOfEventTimeWhateverTheirArrival() {
    UserSequence sequence = sequence(view("u", "b", 2), view("u", "c", 3), view("u", "a", 1));
    assertThat(items(sequence)).containsExactly(hashes("a", "b", "c"));
  }

  @Test
  void equalTimesKeepTheOrderOfArrival() {
    UserSequence sequence = sequence(view("u", "b", 1), view("u", "a", 1), view("u", "c", 1));
    assertThat(items(sequence)).containsExactly(hashes("b", "a", "c"));
  }

  @Test
  void knowsSinceWhenEveryEventWentToTheEnd() {
    UserSequence sequence = sequence(view("u", "b", 2), view("u", "c", 3));
    assertThat(sequence.inOrderSince()).isZero();
    sequence.add(view("u", "a", 1), THREE);
    assertThat(sequence.inOrderSince()).as("after a late one").isEqualTo(3);
    sequence.add(view("u", "d", 4), THREE);
    assertThat(sequence.inOrderSince()).isEqualTo(3);
    assertThat(sequence.copy().inOrderSince()).isEqualTo(3);
    sequence.add(view("u", "too-late", 1), THREE);
    assertThat(sequence.inOrderSince()).as("after one that is not kept").isEqualTo(5);
  }

  @Test
  void keepsTheNewestAndCountsTheRest() {
    UserSequence sequence = new UserSequence(7);
    for (int i = 1; i <= 5; i++) {
      sequence.add(view("u", "i" + i, i), THREE);
    }
    assertThat(items(sequence)).containsExactly(hashes("i3", "i4", "i5"));
    assertThat(sequence.sequence()).isEqualTo(5);
    assertThat(sequence.epoch()).isEqualTo(7);
  }

  @Test
  void countsButDoesNotKeepAnEventOlderThanAFullSequence() {
    UserSequence sequence = sequence(view("u", "b", 2), view("u", "c", 3), view("u", "d", 4));
    assertThat(sequence.add(view("u", "a", 1), THREE)).isTrue();
    assertThat(items(sequence)).containsExactly(hashes("b", "c", "d"));
    assertThat(sequence.sequence()).isEqualTo(4);
  }

  @Test
  void dropsASecondEventOfTheSameId() {
    UserSequence sequence = sequence(view("u", "a", 1));
    assertThat(sequence.add(view("u", "a", 1), THREE)).isFalse();
    assertThat(sequence.size()).isEqualTo(1);
    assertThat(sequence.sequence()).isEqualTo(1);
  }

  @Test
  void remembersIdsOfEventsThatAreNotKeptAnyMore() {
    UserSequence sequence = new UserSequence(0);
    for (int i = 1; i <= 9; i++) {
      sequence.add(view("u", "i" + i, i), THREE);
    }
    assertThat(sequence.add(view("u", "i1", 1), THREE)).isFalse();
  }

  @Test
  void forgetsIdsBeyondTheBound() {
    UserSequence sequence = new UserSequence(0);
    for (int i = 1; i <= 11; i++) {
      sequence.add(view("u", "i" + i, i), THREE);
    }
    assertThat(sequence.idCount()).isEqualTo(10);
    assertThat(sequence.add(view("u", "i1", 1), THREE)).isTrue();
  }

  @Test
  void dropsEventsTooOldBesideTheNewest() {
    SequenceLimits tenSeconds = new SequenceLimits(100, 100, 10_000);
    UserSequence sequence = new UserSequence(0);
    sequence.add(view("u", "a", 0), tenSeconds);
    sequence.add(view("u", "b", 5), tenSeconds);
    sequence.add(view("u", "c", 12), tenSeconds);
    assertThat(items(sequence)).containsExactly(hashes("b", "c"));
    sequence.add(view("u", "late", 1), tenSeconds);
    assertThat(items(sequence)).containsExactly(hashes("b", "c"));
  }

  @Test
  void shrinksWhenTheBoundBecameSmaller() {
    SequenceLimits hundred = new SequenceLimits(100, 100, Long.MAX_VALUE / 2);
    UserSequence sequence = new UserSequence(0);
    for (int i = 1; i <= 40; i++) {
      sequence.add(view("u", "i" + i, i), hundred);
    }
    sequence.add(view("u", "new", 41), THREE);
    assertThat(items(sequence)).containsExactly(hashes("i39", "i40", "new"));
    assertThat(sequence.idCount()).isEqualTo(10);
  }

  @Test
  void aCopyStaysAsItWas() {
    UserSequence sequence = sequence(view("u", "a", 1));
    UserSequence copy = sequence.copy();
    sequence.add(view("u", "b", 2), THREE);
    assertThat(items(copy)).containsExactly(hashes("a"));
    assertThat(copy.sequence()).isEqualTo(1);
  }

  @Test
  void agreesWithTheObviousWayOnShuffledDoubledStreams() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int bound = 1 + random.nextInt(20);
      SequenceLimits limits = new SequenceLimits(bound, 1_000, Long.MAX_VALUE / 2);
      List<Interaction> arrivals = arrivals(random);
      UserSequence sequence = new UserSequence(0);
      arrivals.forEach(event -> sequence.add(event, limits));
      assertThat(items(sequence)).as("seed %d", seed).containsExactly(obvious(arrivals, bound));
    }
  }

  @Test
  void refusesLimitsThatKeepNothing() {
    assertThatThrownBy(() -> new SequenceLimits(0, 1, 1))
        .hasMessage(
            "cannot bound a sequence to 0 events, 1 ids and 1 ms: expected at least 1 of each");
  }

  private static List<Interaction> arrivals(Random random) {
    List<Interaction> arrivals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      arrivals.add(view("u", "i" + random.nextInt(40), random.nextInt(1_000)));
    }
    arrivals.addAll(arrivals.subList(0, 20));
    Collections.shuffle(arrivals, random);
    return arrivals;
  }

  /** Sort all distinct events, take the last; an event that fell out can never come back. */
  private static long[] obvious(List<Interaction> arrivals, int bound) {
    Set<String> ids = new HashSet<>();
    List<Interaction> kept = new ArrayList<>();
    for (Interaction event : arrivals) {
      if (ids.add(event.eventId())) {
        kept.add(event);
        kept.sort(Comparator.comparingLong(Interaction::atMillis));
        if (kept.size() > bound) {
          kept.remove(0);
        }
      }
    }
    return kept.stream().mapToLong(Interaction::itemHash).toArray();
  }

  private static UserSequence sequence(Interaction... events) {
    UserSequence sequence = new UserSequence(0);
    for (Interaction event : events) {
      assertThat(sequence.add(event, THREE)).isTrue();
    }
    return sequence;
  }

  private static long[] items(UserSequence sequence) {
    long[] items = new long[sequence.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = sequence.item(i);
    }
    return items;
  }

  private static long[] hashes(String... items) {
    return java.util.Arrays.stream(items).mapToLong(ItemHash::of).toArray();
  }
}
