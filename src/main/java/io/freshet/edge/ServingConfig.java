package io.freshet.edge;

import io.freshet.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What lists look like and how their success is counted.
 *
 * @param defaultLength items in a list when the request does not say
 * @param maxLength items in a list at most
 * @param hitWindow a hit is something done with a shown item within this time of showing it
 * @param hitKinds kinds of events that can be a hit
 * @param produceTimeout an event not in Kafka by then is answered with 503
 */
public record ServingConfig(
    int defaultLength,
    int maxLength,
    Duration hitWindow,
    Set<String> hitKinds,
    Duration produceTimeout) {
  static final List<String> DEFAULT_HIT_KINDS = List.of("click", "cart", "purchase", "like");

  public ServingConfig {
    hitKinds = Set.copyOf(hitKinds);
  }

  public static ServingConfig withDefaults() {
    return new ServingConfig(
        10, 100, Duration.ofMinutes(30), Set.copyOf(DEFAULT_HIT_KINDS), Duration.ofSeconds(5));
  }

  static ServingConfig read(ConfigReader reader) {
    int max = reader.about("Items in a list at most.").integer("max-length", 100, 1, 1000);
    int length =
        reader.about("Items in a list when not asked.").integer("default-length", 10, 1, 1000);
    if (length > max) {
      reader.problem("default-length", "is above max-length (%d)".formatted(max));
    }
    return new ServingConfig(
        length,
        max,
        reader
            .about("A hit is something done with a shown item within this time.")
            .duration("hit-window", Duration.ofMinutes(30)),
        Set.copyOf(
            reader.about("Kinds of events that are hits.").list("hit-kinds", DEFAULT_HIT_KINDS)),
        reader
            .about("An event not in Kafka by then is answered with 503.")
            .duration("produce-timeout", Duration.ofSeconds(5)));
  }
}
