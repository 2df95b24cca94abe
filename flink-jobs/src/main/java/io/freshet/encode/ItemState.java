package io.freshet.encode;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of an item.
 *
 * @param atMillis of the newest event
 * @param expiresMillis when the item and this are gone; {@link #NEVER}
 * @param shown what became of its newest picture
 * @param hasVector whether a vector of it stands in the topic, made by the encoder of {@code shown}
 * @param pending the event whose picture is still to be fetched; null when there is none
 */
public record ItemState(
    long atMillis, long expiresMillis, Shown shown, boolean hasVector, @Nullable Pending pending) {
  public static final long NEVER = Long.MAX_VALUE;

  /** Of an item that nobody has heard of. */
  public static final ItemState UNKNOWN =
      new ItemState(Long.MIN_VALUE, NEVER, new Shown(0, "", Outcome.NOTHING), false, null);

  /** What became of a picture. */
  public enum Outcome {
    /** There is none. */
    NOTHING,
    /** It has a vector. */
    ENCODED,
    /** It cannot be used, and a dead letter says so. */
    REFUSED,
    /** It did not come however often it was asked for, and a dead letter says so. */
    UNREACHABLE,
    /** It is being fetched. */
    PENDING
  }

  /**
   * A picture and what became of it.
   *
   * @param hash of {@link PictureContent}
   * @param encoder name and version
   */
  public record Shown(long hash, String encoder, Outcome outcome) {}

  /**
   * @param attempts that failed
   * @param dueMillis when to try again; later than an attempt under way can last
   */
  public record Pending(ItemRecord record, int attempts, long dueMillis) {}

  /** Whether this picture needs nothing more of this encoder. What did not come is tried again. */
  public boolean hasDone(long hash, String encoder) {
    boolean same = shown.hash == hash && shown.encoder.equals(encoder);
    return switch (shown.outcome) {
      case NOTHING -> hash == 0;
      case ENCODED, REFUSED -> same;
      case PENDING -> same;
      case UNREACHABLE -> false;
    };
  }

  /**
   * As this encoder finds it: a vector that another one made is not its own.
   *
   * @param encoder name and version
   */
  public ItemState under(String encoder) {
    return shown.encoder.equals(encoder)
        ? this
        : new ItemState(atMillis, expiresMillis, shown, false, pending);
  }

  /** Whether readers may hold a vector of it that is to go, or wait for one that does not come. */
  public boolean isAwaitedByReaders() {
    return hasVector || shown.outcome == Outcome.PENDING;
  }

  /** After a newer event; the picture stays as it is. */
  public ItemState seen(long newAtMillis, long newExpiresMillis) {
    return new ItemState(newAtMillis, newExpiresMillis, shown, hasVector, pending);
  }

  /** After something became of a picture. */
  public ItemState showing(Shown now) {
    return new ItemState(
        atMillis,
        expiresMillis,
        now,
        now.outcome == Outcome.ENCODED || (hasVector && now.outcome != Outcome.NOTHING),
        null);
  }

  /** While a picture is being fetched. */
  public ItemState awaiting(Shown now, Pending fetch) {
    return new ItemState(atMillis, expiresMillis, now, hasVector, fetch);
  }
}
