package io.freshet.encode;

import io.freshet.score.PictureBatch;
import java.util.ArrayList;
import java.util.List;

/** Pictures between two encodings, in the order in which they came. Its memory is bounded. */
// per record
public final class PictureBundle {
  private final int capacity;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A picture as the encoder reads it.
   *
   * @param atMillis of the event that it came with
   * @param values of one picture or clip, from 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Entry(String itemId, long atMillis, float[] values) {}

  /**
   * @param capacity pictures that fill it
   */
  public PictureBundle(int capacity) {
    this.capacity = capacity;
  }

  public void add(Entry entry) {
    entries.add(entry);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public boolean isFull() {
    return entries.size() >= capacity;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The pictures from one place to another as the encoder reads them. */
  public PictureBatch batch(int from, int to) {
    return PictureBatch.of(entries.subList(from, to).stream().map(Entry::values).toList());
  }

  public void clear() {
    entries.clear();
  }
}
