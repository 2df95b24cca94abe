package io.freshet.sequence;

import java.util.Arrays;

/**
 * What one user did: the newest events in order of event time (equal times in order of arrival),
 * the ids of the last events in order of arrival, and how many events there were in all.
 *
 * <p>Mutable, and handed from state to bundle and back without a copy.
 */
// per record
public final class UserSequence {
  private static final int FIRST_CAPACITY = 8;

  private final long epoch;
  private long sequence;
  private long inOrderSince;
  private int size;
  private long[] items = new long[FIRST_CAPACITY];
  private long[] times = new long[FIRST_CAPACITY];
  private byte[] kinds = new byte[FIRST_CAPACITY];
  private int idCount;
  private long[] ids = new long[FIRST_CAPACITY];

  /**
   * An empty sequence.
   *
   * @param epoch names this life of the user's state: when Kafka was given its first event, in
   *     milliseconds. A state that expired and started again has a higher one, and a replay the
   *     same one.
   */
  public UserSequence(long epoch) {
    this.epoch = epoch;
  }

  /** Takes over the arrays of a stored sequence. */
  UserSequence(long epoch, long sequence, Columns columns) {
    this.epoch = epoch;
    this.sequence = sequence;
    this.inOrderSince = sequence;
    this.size = columns.items().length;
    this.items = columns.items();
    this.times = columns.times();
    this.kinds = columns.kinds();
    this.idCount = columns.ids().length;
    this.ids = columns.ids();
  }

  /** Arrays of exactly the stored length: events oldest first, ids in order of arrival. */
  record Columns(long[] items, long[] times, byte[] kinds, long[] ids) {}

  /**
   * Takes an event in, wherever it belongs in time. An event too old for the bound is counted and
   * its id remembered, but it is not kept.
   *
   * @return false when the event is a duplicate; then nothing changed
   */
  public boolean add(Interaction event, SequenceLimits limits) {
    if (!remember(event.eventHash(), limits.eventIds())) {
      return false;
    }
    sequence++;
    insert(event, limits.events());
    expire(limits.maxAgeMillis());
    return true;
  }

  /** How many events were taken in since the state began: the number of the last one. */
  public long sequence() {
    return sequence;
  }

  /**
   * The number of an event after which every further one went to the end, as far as is known: of
   * the last late one, or the last one before the sequence was read from state.
   */
  public long inOrderSince() {
    return inOrderSince;
  }

  public long epoch() {
    return epoch;
  }

  /** How many events are kept. */
  public int size() {
    return size;
  }

  /** Item hash of the event at a position, 0 the oldest. */
  public long item(int position) {
    return items[position];
  }

  public long atMillis(int position) {
    return times[position];
  }

  public byte kindCode(int position) {
    return kinds[position];
  }

  /** An upper bound of the stored form's size, in bytes. */
  public int packedBytesAtMost() {
    return PackedSequence.bytesAtMost(size, idCount);
  }

  int idCount() {
    return idCount;
  }

  long id(int position) {
    return ids[position];
  }

  /** A copy that later events do not change. */
  public UserSequence copy() {
    UserSequence copy =
        new UserSequence(
            epoch,
            sequence,
            new Columns(
                Arrays.copyOf(items, size),
                Arrays.copyOf(times, size),
                Arrays.copyOf(kinds, size),
                Arrays.copyOf(ids, idCount)));
    copy.inOrderSince = inOrderSince;
    return copy;
  }

  private boolean remember(long id, int bound) {
    for (int i = idCount - 1; i >= 0; i--) {
      if (ids[i] == id) {
        return false;
      }
    }
    if (idCount >= bound) {
      int kept = bound - 1;
      System.arraycopy(ids, idCount - kept, ids, 0, kept);
      idCount = kept;
    }
    if (idCount == ids.length) {
      ids = Arrays.copyOf(ids, grown(idCount, bound));
    }
    ids[idCount++] = id;
    return true;
  }

  private void insert(Interaction event, int bound) {
    int position = size;
    while (position > 0 && times[position - 1] > event.atMillis()) {
      position--;
    }
    if (position < size) {
      inOrderSince = sequence;
    }
    if (size >= bound) {
      int dropped = size - bound + 1;
      if (position < dropped) {
        return; // older than everything the bound has room for
      }
      dropOldest(dropped);
      position -= dropped;
    }
    makeRoom(position, bound);
    items[position] = event.itemHash();
    times[position] = event.atMillis();
    kinds[position] = event.kind().code();
  }

  private void makeRoom(int position, int bound) {
    if (size == items.length) {
      int capacity = grown(size, bound);
      items = Arrays.copyOf(items, capacity);
      times = Arrays.copyOf(times, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
    }
    int moved = size - position;
    System.arraycopy(items, position, items, position + 1, moved);
    System.arraycopy(times, position, times, position + 1, moved);
    System.arraycopy(kinds, position, kinds, position + 1, moved);
    size++;
  }

  private void expire(long maxAgeMillis) {
    if (size == 0) {
      return;
    }
    long oldestKept = times[size - 1] - maxAgeMillis;
    int expired = 0;
    while (times[expired] < oldestKept) {
      expired++;
    }
    dropOldest(expired);
  }

  private void dropOldest(int count) {
    if (count > 0) {
      size -= count;
      System.arraycopy(items, count, items, 0, size);
      System.arraycopy(times, count, times, 0, size);
      System.arraycopy(kinds, count, kinds, 0, size);
    }
  }

  private static int grown(int used, int bound) {
    return Math.min(Math.max(FIRST_CAPACITY, used * 2), Math.max(bound, used + 1));
  }
}
