package io.freshet.similar;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemVector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items that look like an item. Vectors of different encoders cannot be compared, so each
 * encoder has an index of its own and every answer is of one of them: the oldest, until a later one
 * has looked at every item that it finds. Then that one takes over, for good, and what came before
 * is dropped.
 *
 * <p>Only who has read the topic to its end once knows that: until {@link #caughtUp} an encoder
 * that took over may hand back.
 */
public final class SimilarItems {
  private static final Logger LOG = LoggerFactory.getLogger(SimilarItems.class);

  private final IntFunction<VectorIndex> indexOfWidth;

  /** Changed under the lock and read without. */
  private final Map<Encoder, EncodedItems> encoders = new ConcurrentHashMap<>();

  private volatile Optional<EncodedItems> answering = Optional.empty();
  private boolean readOnce;

  /** Exact up to {@link GrowingIndex#FEW} items. */
  public SimilarItems() {
    this(GrowingIndex.FEW);
  }

  SimilarItems(int few) {
    this(width -> new GrowingIndex(width, few));
  }

  private SimilarItems(IntFunction<VectorIndex> indexOfWidth) {
    this.indexOfWidth = indexOfWidth;
  }

  /** Who would answer, for those who do not ask what: it keeps no vectors and finds nothing. */
  public static SimilarItems withoutVectors() {
    return new SimilarItems(NoIndex::new);
  }

  /** Who made a vector. */
  public record Encoder(String name, String version) {
    static Encoder of(VectorKey key) {
      return new Encoder(key.encoder(), key.version());
    }

    @Override
    public String toString() {
      return name + '/' + version;
    }
  }

  /**
   * @param encoder whose vectors were compared
   * @param items nearest first, without the item itself
   */
  public record Answer(Encoder encoder, List<Neighbour> items) {}

  /**
   * @param vectors tells those of a store, in any order
   */
  public synchronized void remember(Consumer<Consumer<ItemVector>> vectors) {
    vectors.accept(this::put);
    choose();
  }

  /**
   * @param vectors by key of the topic: what an encoder knows of an item, or that it, or every
   *     encoder, knows nothing any more
   */
  public synchronized void apply(Map<String, Optional<ItemVector>> vectors) {
    vectors.forEach((key, vector) -> vector.ifPresentOrElse(this::put, () -> forget(key)));
    choose();
  }

  /** All that stood in the topic when reading began is applied. */
  public synchronized void caughtUp() {
    readOnce = true;
    choose();
  }

  private void forget(String key) {
    Optional<VectorKey> named = VectorKey.parse(key);
    String item = named.map(VectorKey::itemId).orElse(key);
    for (EncodedItems known : List.copyOf(encoders.values())) {
      if (named.map(Encoder::of).orElse(known.encoder()).equals(known.encoder())) {
        known.forget(item);
        dropIfForgotten(known);
      }
    }
  }

  /** Every key of it was taken away. */
  private void dropIfForgotten(EncodedItems known) {
    if (known.isForgotten()) {
      encoders.remove(known.encoder());
      answering = answering.filter(now -> now != known);
    }
  }

  private void put(ItemVector vector) {
    Encoder encoder = new Encoder(vector.getEncoderName(), vector.getEncoderVersion());
    if (readOnce && !encoders.containsKey(encoder) && isReplaced(vector)) {
      return; // a straggler of an encoder that another took over from
    }
    try {
      encoders.computeIfAbsent(encoder, made -> new EncodedItems(made, indexOfWidth)).put(vector);
    } catch (IllegalArgumentException e) {
      LOG.warn("item {} is like no other: {}", vector.getItemId(), e.getMessage());
    }
  }

  private boolean isReplaced(ItemVector vector) {
    long sinceMillis = vector.getEncoderSince().toEpochMilli();
    return answering.map(now -> sinceMillis < now.sinceMillis()).orElse(false);
  }

  private void choose() {
    encoders.values().stream()
        .sorted(
            Comparator.comparingLong(EncodedItems::sinceMillis)
                .thenComparing(items -> items.encoder().version()))
        .reduce((old, next) -> next.standsInFor(old) ? next : old)
        .ifPresent(this::answerFrom);
  }

  private void answerFrom(EncodedItems best) {
    if (answering.filter(now -> now == best).isEmpty()) {
      LOG.info("similar items are told by {}, {} items", best.encoder(), best.size());
      answering = Optional.of(best);
    }
    if (readOnce) {
      best.settle();
      encoders.values().removeIf(other -> other.sinceMillis() < best.sinceMillis());
    }
  }

  /** Whose vectors are compared now. */
  public Optional<Encoder> answering() {
    return answering.map(EncodedItems::encoder);
  }

  /** Items that have a vector, by encoder: of the one that answers, and of those it waits for. */
  public Map<Encoder, Integer> sizes() {
    Map<Encoder, Integer> sizes = new HashMap<>();
    encoders.forEach((encoder, items) -> sizes.put(encoder, items.size()));
    return sizes;
  }

  /** Items that can be found now. */
  public int size() {
    return answering.map(EncodedItems::size).orElse(0);
  }

  /**
   * @param count items at most
   * @return empty when nothing is known of how the item looks
   */
  public Optional<Answer> to(String item, int count) {
    return answering.flatMap(
        now -> now.near(item, count).map(items -> new Answer(now.encoder(), items)));
  }
}
