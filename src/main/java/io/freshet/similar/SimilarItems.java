package io.freshet.similar;

import io.freshet.schema.ItemVector;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items that look like an item. Vectors of different encoders cannot be compared, so each
 * encoder has an index of its own: the one with the most items answers, and those that came before
 * it are dropped. So a new encoder takes over when it has seen every item, and not before.
 */
public final class SimilarItems {
  private static final Logger LOG = LoggerFactory.getLogger(SimilarItems.class);

  private final int few;
  private final Map<Encoder, Indexed> encoders = new LinkedHashMap<>();
  private volatile Optional<Indexed> answering = Optional.empty();

  /** Exact up to {@link GrowingIndex#FEW} items. */
  public SimilarItems() {
    this(GrowingIndex.FEW);
  }

  SimilarItems(int few) {
    this.few = few;
  }

  /** Who made a vector. */
  public record Encoder(String name, String version) {
    static Encoder of(ItemVector vector) {
      return new Encoder(vector.getEncoderName(), vector.getEncoderVersion());
    }
  }

  /**
   * @param encoder whose vectors were compared
   * @param items nearest first, without the item itself
   */
  public record Answer(Encoder encoder, List<Neighbour> items) {}

  /** One encoder's items. */
  private record Indexed(Encoder encoder, GrowingIndex index) {}

  /**
   * @param vectors of items, or that they have none any more
   */
  public synchronized void apply(Map<String, Optional<ItemVector>> vectors) {
    vectors.forEach((item, vector) -> vector.ifPresentOrElse(this::put, () -> remove(item)));
    choose();
  }

  private void remove(String item) {
    encoders.values().forEach(indexed -> indexed.index().remove(item));
  }

  private void put(ItemVector vector) {
    float[] components = new float[vector.getVector().size()];
    for (int at = 0; at < components.length; at++) {
      components[at] = vector.getVector().get(at);
    }
    try {
      Indexed indexed = encoders.computeIfAbsent(Encoder.of(vector), e -> made(e, components));
      indexed.index().put(vector.getItemId(), components);
    } catch (IllegalArgumentException e) {
      LOG.warn("item {} is like no other: {}", vector.getItemId(), e.getMessage());
    }
  }

  private Indexed made(Encoder encoder, float[] first) {
    return new Indexed(encoder, new GrowingIndex(first.length, few));
  }

  private void choose() {
    Comparator<Indexed> bySize = Comparator.comparingInt(indexed -> indexed.index().size());
    // Of encoders with equally many items the last one to appear.
    encoders.values().stream()
        .reduce((old, next) -> bySize.compare(next, old) >= 0 ? next : old)
        .ifPresent(this::answerFrom);
  }

  private void answerFrom(Indexed best) {
    boolean other = answering.map(now -> !now.encoder().equals(best.encoder())).orElse(true);
    if (other) {
      LOG.info("similar items are told by {}, {} items", best.encoder(), best.index().size());
      answering = Optional.of(best);
    }
    Collection<Encoder> older =
        encoders.keySet().stream().takeWhile(e -> !e.equals(best.encoder())).toList();
    older.forEach(encoders::remove);
  }

  /** Items that can be found now. */
  public int size() {
    return answering.map(indexed -> indexed.index().size()).orElse(0);
  }

  /**
   * @param count items at most
   * @return empty when nothing is known of how the item looks
   */
  public Optional<Answer> to(String item, int count) {
    return answering.flatMap(
        indexed ->
            indexed
                .index()
                .vector(item)
                .map(vector -> new Answer(indexed.encoder(), near(indexed, item, vector, count))));
  }

  private static List<Neighbour> near(Indexed indexed, String item, float[] vector, int count) {
    return indexed.index().nearest(List.of(vector), count + 1).get(0).stream()
        .filter(neighbour -> !neighbour.item().equals(item))
        .limit(count)
        .toList();
  }
}
