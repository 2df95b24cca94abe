package io.freshet.simulator;

import io.freshet.data.InteractionLog;
import java.util.List;

/**
 * What the shoppers did before the shop launched anything, as a data set to train on: what it will
 * launch is new to who learned from it.
 */
public final class SimulatedLog {
  private SimulatedLog() {}

  /** The first acts of a simulation without lists, from a fixed opening time on. */
  public static InteractionLog of(SimulationSettings settings, int acts) {
    InteractionLog.Builder log =
        InteractionLog.builder("simulated-shop")
            .licenceNote("Made by Freshet's own simulator; no restrictions.");
    Shop shop = Shop.beforeLaunches(settings.shopSeed());
    Simulation simulation = new Simulation(settings, Lists.NONE, shop);
    for (int number = 0; number < shop.size(); number++) {
      ShopItem item = shop.item(number);
      log.describe(item.id(), List.of(ShopWords.CATEGORIES.get(item.category())));
      log.call(item.id(), item.title());
    }
    for (int i = 0; i < acts; i++) {
      Act act = simulation.next();
      log.add(act.userId(), act.itemId(), act.atMillis());
    }
    return log.build();
  }
}
