package io.freshet.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers visiting a shop, one act after the other by time. The same settings, seed and lists give
 * the same acts.
 */
public final class Simulation {
  private static final double STEPS_PER_VISIT = 9;
  private static final double SECONDS_PER_STEP = 2;
  private static final int MOST_TRIED = 100;

  private final Shop shop;
  private final SimulationSettings settings;
  private final Lists lists;
  private final Random random;
  private final Choice choice;
  private final List<Shopper> shoppers = new ArrayList<>();
  private final Map<String, ShopItem> itemsById = new HashMap<>();
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private long scheduled;
  private long acts;

  public Simulation(SimulationSettings settings, Lists lists) {
    this(settings, lists, Shop.seeded(settings.shopSeed()));
  }

  Simulation(SimulationSettings settings, Lists lists, Shop shop) {
    this.shop = shop;
    this.settings = settings;
    this.lists = lists;
    this.random = new Random(settings.visitSeed());
    this.choice = new Choice(shop, random);
    Random people = new Random(settings.shopSeed() + 1);
    for (int shopper = 0; shopper < settings.shoppers(); shopper++) {
      shoppers.add(new Shopper("shopper-%05d".formatted(shopper), people));
    }
    for (int item = 0; item < shop.size(); item++) {
      itemsById.put(shop.item(item).id(), shop.item(item));
    }
    steps.add(new Step(0, scheduled++, null));
    int alreadyHere = (int) (settings.eventsPerSecond() * SECONDS_PER_STEP);
    for (int visit = 0; visit < alreadyHere; visit++) {
      startVisit((long) (random.nextDouble() * SECONDS_PER_STEP * 1000));
    }
  }

  /** The shop's shelves, for its item events. */
  public ItemFeed itemFeed(Showing showing) {
    return new ItemFeed(shop, showing);
  }

  /** The next act; time never goes back. */
  public Act next() {
    return next(Long.MAX_VALUE).orElseThrow();
  }

  /** The next act, unless it comes after this time: then the shop stands still at it. */
  public Optional<Act> next(long notAfterMillis) {
    while (steps.element().atMillis() <= notAfterMillis) {
      Step step = steps.remove();
      Shopper shopper = step.shopper();
      if (shopper == null) {
        openVisit(step.atMillis());
      } else {
        Optional<Act> act = take(shopper, step.atMillis());
        if (act.isPresent()) {
          return act;
        }
      }
    }
    return Optional.empty();
  }

  private record Step(long atMillis, long order, @Nullable Shopper shopper)
      implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private void openVisit(long atMillis) {
    double visitsPerSecond = settings.eventsPerSecond() / STEPS_PER_VISIT;
    steps.add(new Step(atMillis + wait(1 / visitsPerSecond), scheduled++, null));
    startVisit(atMillis);
  }

  private void startVisit(long atMillis) {
    Shopper shopper = whoComes();
    if (!shopper.visiting()) {
      shopper.enter(1 + (int) (-Math.log(1 - random.nextDouble()) * STEPS_PER_VISIT), random);
      steps.add(new Step(atMillis, scheduled++, shopper));
    }
  }

  /** One who is not here already, where that is easily found. */
  private Shopper whoComes() {
    // A square gives a few regulars and many who come rarely.
    double draw = random.nextDouble();
    int first = (int) (draw * draw * shoppers.size());
    for (int tried = 0; tried < MOST_TRIED; tried++) {
      Shopper shopper = shoppers.get((first + tried) % shoppers.size());
      if (!shopper.visiting()) {
        return shopper;
      }
    }
    return shoppers.get(first);
  }

  private Optional<Act> take(Shopper shopper, long atMillis) {
    if (!shopper.step()) {
      return Optional.empty();
    }
    Optional<ShownList> shown = lists.listFor(shopper.id());
    Optional<ShopItem> clicked =
        shown.flatMap(list -> choice.fromList(shopper, known(list), atMillis));
    Optional<ShopItem> chosen =
        clicked.isPresent() ? clicked : choice.byBrowsing(shopper, atMillis);
    steps.add(new Step(atMillis + wait(SECONDS_PER_STEP), scheduled++, shopper));
    return chosen.map(
        item -> {
          shopper.look(item);
          acts++;
          return new Act(
              acts,
              atMillis,
              shopper.id(),
              item.id(),
              clicked.flatMap(click -> shown.flatMap(ShownList::named)));
        });
  }

  private List<ShopItem> known(ShownList list) {
    List<ShopItem> items = new ArrayList<>();
    for (String id : list.itemIds()) {
      ShopItem item = itemsById.get(id);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** An exponential waiting time in milliseconds. */
  private long wait(double meanSeconds) {
    return (long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1000);
  }
}
