package io.freshet.store;

import io.freshet.schema.Exposure;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.wire.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one poll brought and the store now holds.
 *
 * @param vectors by key of the topic, {@link io.freshet.id.VectorKey} or an item of every encoder:
 *     the last record, or that there is none any more
 * @param deadLetters why each was set aside by the job
 * @param bad records that could not be read, by reason
 */
public record Arrivals(
    List<Arrived<UserEvent>> events,
    List<Arrived<Recommendation>> lists,
    List<Arrived<Exposure>> exposures,
    Map<String, Optional<ItemVector>> vectors,
    List<Reason> deadLetters,
    Map<Reason, Long> bad) {

  public Arrivals {
    events = List.copyOf(events);
    lists = List.copyOf(lists);
    exposures = List.copyOf(exposures);
    vectors = Map.copyOf(vectors);
    deadLetters = List.copyOf(deadLetters);
    bad = Map.copyOf(bad);
  }

  /**
   * A record and when Kafka got it.
   *
   * @param atMillis wall clock of its producer or of the broker, as the topic is configured
   */
  public record Arrived<T>(T record, long atMillis) {}

  /** Collects arrivals in the order of the poll. */
  static final class Builder {
    private final List<Arrived<UserEvent>> events = new ArrayList<>();
    private final List<Arrived<Recommendation>> lists = new ArrayList<>();
    private final List<Arrived<Exposure>> exposures = new ArrayList<>();
    private final Map<String, Optional<ItemVector>> vectors = new LinkedHashMap<>();
    private final Map<Reason, Long> bad = new EnumMap<>(Reason.class);
    private final List<Reason> deadLetters = new ArrayList<>();

    void event(UserEvent event, long atMillis) {
      events.add(new Arrived<>(event, atMillis));
    }

    void list(Recommendation list, long atMillis) {
      lists.add(new Arrived<>(list, atMillis));
    }

    void exposure(Exposure exposure, long atMillis) {
      exposures.add(new Arrived<>(exposure, atMillis));
    }

    void vector(String key, Optional<ItemVector> vector) {
      vectors.put(key, vector);
    }

    void deadLetter(Reason reason) {
      deadLetters.add(reason);
    }

    void bad(Reason reason) {
      bad.merge(reason, 1L, Long::sum);
    }

    Arrivals build() {
      return new Arrivals(events, lists, exposures, vectors, deadLetters, bad);
    }
  }
}
