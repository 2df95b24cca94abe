package io.freshet.catalogue;

import io.freshet.id.ItemHash;
import io.freshet.id.VectorKey;
import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Vectors of one encoder in memory, the newest of each item: one writer, many readers. Those of
 * others are left out.
 */
public final class SeenItemsView implements SeenItems, RecordTarget<ItemVector> {
  private static final float[] NOTHING = {};

  private final VectorSpace space;
  private final NavigableMap<Long, Seen> inOrder = new TreeMap<>();
  private final Map<Long, Stamped> last = new HashMap<>();
  private long sequence;
  private int size;

  /** What was made of an item last, and when its event was. */
  private record Stamped(Seen seen, long atMillis) {}

  public SeenItemsView(VectorSpace space) {
    this.space = space;
  }

  /**
   * Takes over what a record says; a vector without numbers says that the item has none.
   *
   * @throws BadRecord when the vector is not one of the space
   */
  @Override
  public void apply(ItemVector vector) throws BadRecord {
    if (!vector.getEncoderName().equals(space.encoder())
        || !vector.getEncoderVersion().equals(space.version())) {
      return;
    }
    List<Float> numbers = vector.getVector();
    if (!numbers.isEmpty() && numbers.size() != space.width()) {
      throw new BadRecord(
          Reason.WRONG_TYPE,
          "a vector of %s %s has %d numbers, expected %d"
              .formatted(space.encoder(), space.version(), numbers.size(), space.width()));
    }
    float[] components = new float[numbers.size()];
    for (int at = 0; at < components.length; at++) {
      components[at] = numbers.get(at);
      if (!Float.isFinite(components[at])) {
        throw new BadRecord(
            Reason.BAD_NUMBER, "number %d of a vector is %s".formatted(at, components[at]));
      }
    }
    noteUnlessLate(vector.getItemId(), vector.getAt().toEpochMilli(), components);
  }

  /**
   * Takes over a tombstone: the item has no vector any more.
   *
   * @param key {@link VectorKey}; that of another encoder, or of none, is left out
   */
  @Override
  public void forget(String key) {
    VectorKey.parse(key)
        .filter(
            named ->
                named.encoder().equals(space.encoder()) && named.version().equals(space.version()))
        .ifPresent(named -> note(named.itemId(), Long.MIN_VALUE, NOTHING));
  }

  /** What was there before anybody asked is as good as any other. */
  @Override
  public void catchUp() {}

  private synchronized void noteUnlessLate(String itemId, long atMillis, float[] vector) {
    Stamped before = last.get(ItemHash.of(itemId));
    if (before == null || atMillis >= before.atMillis()) {
      note(itemId, atMillis, vector);
    }
  }

  private synchronized void note(String itemId, long atMillis, float[] vector) {
    long hash = ItemHash.of(itemId);
    Stamped before = last.get(hash);
    Seen seen;
    if (before != null && Arrays.equals(vector, before.seen().vector())) {
      seen = before.seen();
    } else {
      if (before != null) {
        inOrder.remove(before.seen().sequence());
        size -= before.seen().vector().length == 0 ? 0 : 1;
      }
      size += vector.length == 0 ? 0 : 1;
      sequence++;
      seen = new Seen(sequence, hash, itemId, vector);
      inOrder.put(sequence, seen);
    }
    last.put(hash, new Stamped(seen, atMillis));
  }

  @Override
  public synchronized List<Seen> seen(long after, int most) {
    return inOrder.tailMap(after, false).values().stream().limit(most).toList();
  }

  @Override
  public synchronized float[] vector(long hash) {
    Stamped found = last.get(hash);
    return found == null ? NOTHING : found.seen().vector();
  }

  @Override
  public synchronized int size() {
    return size;
  }
}
