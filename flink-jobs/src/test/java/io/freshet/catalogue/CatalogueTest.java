package io.freshet.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.catalogue.PopularItems.Popular;
import io.freshet.id.ItemHash;
import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final long NOON = 1_700_000_000_000L;
  private static final long DAY = 86_400_000;

  private final CatalogueView view = new CatalogueView();

  @Test
  void unknownItemsAreOrdinaryAndAvailable() {
    assertThat(view.isAvailable(ItemHash.of("a"), NOON)).isTrue();
    assertThat(view.itemId(ItemHash.of("a"))).isEmpty();
  }

  @Test
  void theNewestRecordOfAnItemWinsInWhateverOrder() {
    view.apply(item("a", 2, false));
    view.apply(item("a", 1, true));
    assertThat(view.isAvailable(ItemHash.of("a"), NOON)).isFalse();
    view.apply(item("a", 3, true));
    assertThat(view.isAvailable(ItemHash.of("a"), NOON)).isTrue();
    assertThat(view.itemId(ItemHash.of("a"))).contains("a");
    assertThat(view.position()).isEqualTo(3);
  }

  @Test
  void anItemExpires() {
    ItemEvent event = item("a", 1, true);
    event.setExpiresAt(Instant.ofEpochMilli(NOON));
    view.apply(event);
    assertThat(view.isAvailable(ItemHash.of("a"), NOON - 1)).isTrue();
    assertThat(view.isAvailable(ItemHash.of("a"), NOON)).isFalse();
  }

  @Test
  void aTombstoneMakesAnItemUnknown() {
    view.apply(item("a", 1, false));
    view.forget("a");
    assertThat(view.isAvailable(ItemHash.of("a"), NOON)).isTrue();
    assertThat(view.itemId(ItemHash.of("a"))).isEmpty();
  }

  @Test
  void whatIsSaidOfItemsComesInTheOrderInWhichItWasNew() {
    view.apply(item("silent", 1, true));
    view.apply(titled("a", 1, "Lamp"));
    view.apply(titled("b", 1, "Cup"));
    view.apply(titled("a", 2, "Lamp"));
    view.apply(titled("a", 3, "Lantern"));
    view.apply(titled("b", 0, "Too late"));
    view.forget("b");
    assertThat(view.described(0, 10))
        .extracting(said -> said.itemId() + ": " + said.title())
        .containsExactly("a: Lamp", "b: Cup", "a: Lantern", "b: ");
    assertThat(view.described(1, 2)).isEqualTo(view.described(0, 10).subList(1, 3));
    assertThat(view.described(4, 10)).isEmpty();
    assertThat(view.described(9, 10)).isEmpty();
  }

  @Test
  void anItemIsLaunchedOnceAsLongAsItIsKnown() {
    view.apply(item("nameless", 1, true));
    ItemEvent announced = titled("a", 1, "Lamp");
    announced.setAvailable(false);
    view.apply(announced);
    assertThat(launched("nameless", "a", "unheard-of")).containsOnly(Catalogue.NEVER);
    view.apply(titled("a", 2, "Lamp"));
    view.apply(titled("a", 3, "Lantern"));
    view.apply(announced);
    view.apply(titled("nameless", 2, "Cup"));
    assertThat(launched("a", "nameless")).containsExactly(3, 6);

    view.forget("a");
    assertThat(launched("a")).containsOnly(Catalogue.NEVER);
    view.apply(titled("a", 4, "Lamp"));
    assertThat(launched("a")).containsExactly(8);
  }

  private long[] launched(String... ids) {
    return Stream.of(ids).mapToLong(id -> view.launchedAt(ItemHash.of(id))).toArray();
  }

  private static ItemEvent titled(String id, long second, String title) {
    ItemEvent event = item(id, second, true);
    event.setTitle(title);
    return event;
  }

  @Test
  void itemsComeInTheSameOrderHoweverTheyWereTold() {
    CatalogueView other = new CatalogueView();
    for (String item : List.of("a", "b", "c", "d")) {
      view.apply(item(item, 1, true));
    }
    for (String item : List.of("d", "a", "e", "c", "b")) {
      other.apply(item(item, 2, false));
    }
    other.forget("e");
    assertThat(view.entries()).extracting(Catalogue.Entry::itemId).hasSize(4);
    assertThat(other.entries()).containsExactlyElementsOf(view.entries());
  }

  @Test
  void countsLoseHalfTheirWeightInAHalfLife() {
    DecayedCounts counts = new DecayedCounts(DAY, 10);
    counts.add("old", 3, NOON);
    counts.add("new", 2, NOON + DAY);
    counts.add("late", 8, NOON - DAY);
    assertThat(counts.top(2).items()).extracting(Popular::itemId).containsExactly("late", "new");
    assertThat(weight(counts, "late") / weight(counts, "new")).isCloseTo(1.0, within(1e-6));
    assertThat(weight(counts, "old") / weight(counts, "new")).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void countsStayFiniteOverCenturies() {
    DecayedCounts counts = new DecayedCounts(DAY, 10);
    for (int day = 0; day < 100_000; day++) {
      counts.add(day % 2 == 0 ? "even" : "odd", 1, NOON + day * DAY);
    }
    assertThat(counts.top(1).items()).extracting(Popular::itemId).containsExactly("odd");
    assertThat(counts.top(1).items().get(0).weight()).isFinite();
  }

  @Test
  void countsAreBoundAndKeepTheHeaviest() {
    DecayedCounts counts = new DecayedCounts(DAY, 10);
    for (int i = 0; i < 1_000; i++) {
      counts.add("i" + i, i % 100 == 7 ? 50 : 1, NOON);
    }
    assertThat(counts.weights().size()).isLessThan(20);
    assertThat(counts.top(3).items()).allSatisfy(item -> assertThat(item.weight()).isEqualTo(50));
  }

  @Test
  void countsGoOnFromWhatWasStored() {
    DecayedCounts counts = new DecayedCounts(DAY, 10);
    counts.restore(NOON, Map.of("a", 2.0));
    counts.add("b", 1.5, NOON + DAY);
    assertThat(counts.top(2).items()).extracting(Popular::itemId).containsExactly("b", "a");
  }

  private static double weight(DecayedCounts counts, String item) {
    return counts.weights().getOrDefault(item, 0.0);
  }

  private static ItemEvent item(String id, long at, boolean available) {
    return ItemEvent.newBuilder()
        .setItemId(id)
        .setAt(Instant.ofEpochMilli(at))
        .setAvailable(available)
        .build();
  }
}
