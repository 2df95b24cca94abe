package io.freshet.simulator;

/**
 * What a simulation is made of.
 *
 * @param shopSeed which shop, and which people with which tastes
 * @param visitSeed who comes when and does what
 * @param shoppers how many people
 * @param eventsPerSecond mean rate of acts
 */
public record SimulationSettings(
    long shopSeed, long visitSeed, int shoppers, double eventsPerSecond) {
  /** The shop that the shipped model was trained on. */
  public static final long SHOP_SEED = 20_260_101;

  public SimulationSettings {
    if (shoppers < 1 || !(eventsPerSecond > 0 && eventsPerSecond <= 100_000)) {
      throw new IllegalArgumentException(
          "a simulation needs at least 1 shopper and up to 100,000 events/s, found %d and %s"
              .formatted(shoppers, eventsPerSecond));
    }
  }
}
