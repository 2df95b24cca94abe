package io.freshet.sequence;

/** Events with named parts, for tests. */
public final class Events {
  /** A Sunday. */
  public static final long NOON = 1_700_000_000_000L;

  private Events() {}

  /** A view of an item, some seconds after noon; the event's id says all of it. */
  public static Interaction view(String user, String item, long second) {
    return new Interaction(
        user,
        "%s-%s-%d".formatted(user, item, second),
        item,
        Kind.VIEW,
        NOON + second * 1_000,
        NOON + second * 1_000);
  }

  public static Interaction hide(String user, String item, long second) {
    Interaction view = view(user, item, second);
    return new Interaction(
        user, view.eventId(), item, Kind.HIDE, view.atMillis(), view.recordedMillis());
  }
}
