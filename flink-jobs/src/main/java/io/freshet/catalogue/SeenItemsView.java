package io.freshet.catalogue;

import io.freshet.id.ItemHash;
import io.freshet.id.VectorKey;
import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.util.ArrayList;
import java.util.List;

/** Vectors of one encoder in memory: one writer, many readers. Those of others are left out. */
public final class SeenItemsView implements SeenItems {
  private static final float[] NOTHING = {};

  private final VectorSpace space;
  private final List<Seen> seen = new ArrayList<>();

  public SeenItemsView(VectorSpace space) {
    this.space = space;
  }

  /**
   * Takes over what a record says; a vector without numbers says that the item has none.
   *
   * @throws BadRecord when the vector is not one of the space
   */
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
    note(vector.getItemId(), components);
  }

  /**
   * Takes over a tombstone: the item has no vector any more.
   *
   * @param key {@link VectorKey}; that of another encoder, or of none, is left out
   */
  public void forget(String key) {
    VectorKey.parse(key)
        .filter(
            named ->
                named.encoder().equals(space.encoder()) && named.version().equals(space.version()))
        .ifPresent(named -> note(named.itemId(), NOTHING));
  }

  private void note(String itemId, float[] vector) {
    synchronized (seen) {
      seen.add(new Seen(ItemHash.of(itemId), itemId, vector));
    }
  }

  @Override
  public List<Seen> seen(int from, int most) {
    synchronized (seen) {
      int to = Math.min(seen.size(), from + most);
      return from >= to ? List.of() : List.copyOf(seen.subList(from, to));
    }
  }
}
