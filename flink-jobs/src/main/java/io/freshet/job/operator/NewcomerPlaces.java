package io.freshet.job.operator;

import io.freshet.rank.ItemPool;
import io.freshet.score.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Room for so many items: the place of each, what is known of it and the row a model has for it.
 * When there is no room, the item that came first goes. One thread.
 */
final class NewcomerPlaces implements ItemPool {
  private final int most;
  private final int width;
  private final Map<Long, Integer> places = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Known> known = new ArrayList<>();
  private long[] hashes = new long[16];
  private float[] rows = new float[0];
  private int next;

  /**
   * @param width numbers of a row
   */
  NewcomerPlaces(int most, int width) {
    this.most = most;
    this.width = width;
  }

  int count() {
    return ids.size();
  }

  /** Whether nobody goes when one comes. */
  boolean hasRoom() {
    return ids.size() < most;
  }

  @Override
  public String id(int place) {
    return ids.get(place);
  }

  @Override
  public long hash(int place) {
    return hashes[place];
  }

  /** (N, width) row-major, a copy. */
  float[] rows() {
    return Arrays.copyOf(rows, ids.size() * width);
  }

  OptionalInt placeOf(long hash) {
    Integer place = places.get(hash);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** Nothing of an item that has no place. */
  Known known(long hash) {
    Integer place = places.get(hash);
    return place == null ? Known.NOTHING : known.get(place);
  }

  /**
   * Takes over what is known of an item.
   *
   * @param made rows, of which the item has that at {@code row}
   * @return hash of the item that went
   */
  OptionalLong put(Newcomer item, float[] made, int row) {
    OptionalLong gone = placeOf(item.hash()).isEmpty() ? makeRoom(item) : OptionalLong.empty();
    int place = Objects.requireNonNull(places.get(item.hash()));
    known.set(place, item.known());
    int end = (place + 1) * width;
    if (rows.length < end) {
      rows = Arrays.copyOf(rows, Math.max(end, 2 * rows.length));
    }
    System.arraycopy(made, row * width, rows, place * width, width);
    return gone;
  }

  private OptionalLong makeRoom(Newcomer item) {
    OptionalLong gone = OptionalLong.empty();
    int place = next;
    next = (next + 1) % most;
    if (place == ids.size()) {
      ids.add(item.id());
      known.add(item.known());
      hashes = place < hashes.length ? hashes : Arrays.copyOf(hashes, 2 * place);
    } else {
      gone = OptionalLong.of(hashes[place]);
      places.remove(hashes[place]);
      ids.set(place, item.id());
    }
    hashes[place] = item.hash();
    places.put(item.hash(), place);
    return gone;
  }
}
