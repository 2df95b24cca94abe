package io.freshet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final SimulationSettings SETTINGS = new SimulationSettings(1, 2, 500, 50);

  @Test
  void theSameSeedsGiveTheSameActs() {
    assertThat(acts(new Simulation(SETTINGS, Lists.NONE), 5_000))
        .isEqualTo(acts(new Simulation(SETTINGS, Lists.NONE), 5_000));
    assertThat(SimulatedLog.of(SETTINGS, 2_000).sha256())
        .isEqualTo(SimulatedLog.of(SETTINGS, 2_000).sha256());
  }

  @Test
  void anotherVisitSeedGivesOtherActsInTheSameShop() {
    SimulationSettings other = new SimulationSettings(1, 3, 500, 50);
    assertThat(acts(new Simulation(other, Lists.NONE), 100))
        .isNotEqualTo(acts(new Simulation(SETTINGS, Lists.NONE), 100));
  }

  @Test
  void nobodyHasMetInTheLogWhatTheShopLaunches() {
    Shop shop = Shop.seeded(SETTINGS.shopSeed());
    InteractionLog log = SimulatedLog.of(SETTINGS, 150_000);
    assertThat(log.itemIds()).allMatch(id -> item(shop, id).launched(0));
    assertThat(log.items()).isGreaterThan(2_700);
  }

  @Test
  void keepsTheRateAndTheOrderOfTime() {
    List<Act> acts = acts(new Simulation(SETTINGS, Lists.NONE), 50_000);
    for (int i = 1; i < acts.size(); i++) {
      assertThat(acts.get(i).atMillis()).isGreaterThanOrEqualTo(acts.get(i - 1).atMillis());
    }
    double seconds = acts.get(acts.size() - 1).atMillis() / 1000.0;
    assertThat(acts.size() / seconds).isBetween(40.0, 60.0);
  }

  @Test
  void shoppersClickMoreInListsThatSuitThemThanInTheSameListForAll() {
    assertThat(clickRate(new LineOfTheLastItem())).isGreaterThan(1.5 * clickRate(new OneForAll()));
  }

  @Test
  void nobodyBuysWhatIsNotOnSale() {
    Shop shop = Shop.seeded(1);
    Simulation simulation = new Simulation(SETTINGS, Lists.NONE);
    for (Act act : acts(simulation, 20_000)) {
      assertThat(shop.onSale(item(shop, act.itemId()), act.atMillis())).isTrue();
    }
  }

  @Test
  void tellsEveryItemAtTheOpeningAndLaterOnlyWhatChanged() {
    ItemFeed feed = new Simulation(SETTINGS, Lists.NONE).itemFeed(Showing.WORDS);
    List<ItemEvent> opening = told(feed, 0);
    List<ItemEvent> soon = told(feed, 1);
    List<ItemEvent> later = told(feed, 100_000);
    assertThat(opening).hasSize(Shop.seeded(1).size());
    assertThat(opening).filteredOn(ItemEvent::getAvailable).hasSizeBetween(2_400, 2_990);
    assertThat(soon).isEmpty();
    assertThat(later).hasSizeBetween(5, 300);
    assertThat(later).anyMatch(ItemEvent::getAvailable);
    assertThat(later).anyMatch(item -> !item.getAvailable());
  }

  private static List<ItemEvent> told(ItemFeed feed, long atMillis) {
    return feed.changes(atMillis, Instant.EPOCH).stream().map(ItemFeed.Change::event).toList();
  }

  @Test
  void showsPicturesOfItemsFromTheirLaunchOn() {
    ItemFeed feed = new Simulation(SETTINGS, Lists.NONE).itemFeed(Showing.PICTURES);
    List<ItemFeed.Change> opening = all(feed, 0);
    List<ItemFeed.Change> later = all(feed, 100_000);

    assertThat(opening).hasSize(Shop.seeded(1).size()).noneMatch(ItemFeed.Change::launch);
    assertThat(opening)
        .filteredOn(change -> change.event().getPicture() == null)
        .hasSizeBetween(200, 256)
        .noneMatch(change -> change.event().getAvailable());
    assertThat(later).filteredOn(ItemFeed.Change::launch).hasSizeBetween(3, 12);
    assertThat(later)
        .filteredOn(ItemFeed.Change::launch)
        .allMatch(change -> change.event().getPicture() != null);
  }

  @Test
  void callsEveryItemByItsNameAtOnceBeforeItIsDrawn() {
    Simulation simulation = new Simulation(SETTINGS, Lists.NONE);
    ItemFeed feed = simulation.itemFeed(Showing.WORDS_THEN_PICTURES);
    List<ItemEvent> names = told(feed, 0);
    List<ItemFeed.Change> drawings = all(feed, 0);

    assertThat(names).hasSize(Shop.seeded(1).size()).allMatch(item -> item.getPicture() == null);
    assertThat(drawings)
        .hasSizeBetween(2_800, 2_880)
        .allMatch(change -> change.event().getPicture() != null && !change.launch());
  }

  /** Those of as many calls as it takes. */
  private static List<ItemFeed.Change> all(ItemFeed feed, long atMillis) {
    List<ItemFeed.Change> all = new ArrayList<>();
    for (int before = -1; before < all.size(); ) {
      before = all.size();
      all.addAll(feed.changes(atMillis, Instant.EPOCH));
    }
    return all;
  }

  @Test
  void shoppersFollowTheLineOfTheirLastItem() {
    Shop shop = Shop.seeded(1);
    InteractionLog log = SimulatedLog.of(SETTINGS, 20_000);
    long same = 0;
    long pairs = 0;
    for (int[] items : log.itemsByUser()) {
      for (int i = 1; i < items.length; i++) {
        pairs++;
        same += line(shop, log.itemId(items[i])) == line(shop, log.itemId(items[i - 1])) ? 1 : 0;
      }
    }
    assertThat((double) same / pairs).isBetween(0.1, 0.8);
  }

  private static int line(Shop shop, String itemId) {
    return item(shop, itemId).line();
  }

  private static ShopItem item(Shop shop, String itemId) {
    return shop.item(Integer.parseInt(itemId.substring("item-".length())));
  }

  private static double clickRate(ListsThatWatch lists) {
    Simulation simulation = new Simulation(SETTINGS, lists);
    long clicks = 0;
    for (int i = 0; i < 10_000; i++) {
      Act act = simulation.next();
      lists.saw(act);
      clicks += act.recommendationId().isPresent() ? 1 : 0;
    }
    return clicks / 10_000.0;
  }

  private static List<Act> acts(Simulation simulation, int count) {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acts.add(simulation.next());
    }
    return acts;
  }

  private interface ListsThatWatch extends Lists {
    void saw(Act act);
  }

  private static final class OneForAll implements ListsThatWatch {
    @Override
    public Optional<ShownList> listFor(String userId) {
      List<String> first = IntStream.range(0, 10).mapToObj("item-%04d"::formatted).toList();
      return Optional.of(new ShownList("one for all", first));
    }

    @Override
    public void saw(Act act) {}
  }

  private static final class LineOfTheLastItem implements ListsThatWatch {
    private final Shop shop = Shop.seeded(SETTINGS.shopSeed());
    private final Map<String, String> last = new HashMap<>();

    @Override
    public Optional<ShownList> listFor(String userId) {
      return Optional.ofNullable(last.get(userId))
          .map(
              itemId ->
                  new ShownList(
                      "line", shop.lineOf(item(shop, itemId)).stream().map(ShopItem::id).toList()));
    }

    @Override
    public void saw(Act act) {
      last.put(act.userId(), act.itemId());
    }
  }
}
