package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Orders in which places are told. */
final class FactorisationOrderTest {
  private static final int PLACES = 4;

  @Test
  void overAllOrdersEveryPlaceIsAskedAfterEverySetOfTheOthers() {
    List<Set<Set<Integer>>> contexts = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      contexts.add(new HashSet<>());
    }
    List<int[]> orders = orders(new ArrayList<>(), new ArrayList<>());
    assertThat(orders).hasSize(24);
    for (int[] ranks : orders) {
      for (int place = 0; place < PLACES; place++) {
        contexts.get(place).add(seen(new FactorisationOrder(ranks), place));
      }
    }
    assertThat(contexts).allSatisfy(sets -> assertThat(sets).hasSize(8));
  }

  @Test
  void theOrderOfThePlacesIsWhatACausalModelSees() {
    FactorisationOrder order = new FactorisationOrder(new int[] {0, 1, 2, 3});
    for (int place = 0; place < PLACES; place++) {
      for (int other = 0; other < PLACES; other++) {
        assertThat(order.querySees(place, other)).isEqualTo(other < place);
        assertThat(order.itemSees(place, other)).isEqualTo(other <= place);
      }
    }
  }

  @Test
  void whatIsNotAskedForIsSeenByAllAndSeesNothingThatIs() {
    int given = FactorisationOrder.GIVEN;
    FactorisationOrder order = new FactorisationOrder(new int[] {given, 1, given, 0});
    assertThat(seen(order, 1)).containsExactlyInAnyOrder(0, 2, 3);
    assertThat(seen(order, 3)).containsExactlyInAnyOrder(0, 2);
    assertThat(order.itemSees(0, 2)).isTrue();
    assertThat(order.itemSees(0, 1)).isFalse();
    assertThat(order.itemSees(0, 3)).isFalse();
  }

  @Test
  void everyOrderOfTheAskedPlacesIsDrawn() {
    boolean[] asked = {true, false, true, true};
    Set<List<Integer>> drawn = new HashSet<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      FactorisationOrder order = FactorisationOrder.drawn(asked, random);
      assertThat(order.asked()).isEqualTo(3);
      assertThat(order.asksFor(1)).isFalse();
      drawn.add(List.of(order.ranks()[0], order.ranks()[2], order.ranks()[3]));
    }
    assertThat(drawn).hasSize(6);
  }

  private static Set<Integer> seen(FactorisationOrder order, int place) {
    Set<Integer> seen = new HashSet<>();
    for (int other = 0; other < PLACES; other++) {
      if (order.querySees(place, other)) {
        seen.add(other);
      }
    }
    return seen;
  }

  private static List<int[]> orders(List<Integer> begun, List<int[]> found) {
    if (begun.size() == PLACES) {
      found.add(begun.stream().mapToInt(Integer::intValue).toArray());
    }
    for (int next = 0; next < PLACES; next++) {
      if (!begun.contains(next)) {
        begun.add(next);
        orders(begun, found);
        begun.remove(begun.size() - 1);
      }
    }
    return found;
  }
}
