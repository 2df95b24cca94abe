package io.freshet.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A ring of the last seconds, each with its own value. Not safe for use by several threads. */
final class RecentSeconds<T> {
  private record Slot<T>(long second, T value) {}

  private final int seconds;
  private final Supplier<T> empty;
  private final List<Slot<T>> ring = new ArrayList<>();

  RecentSeconds(int seconds, Supplier<T> empty) {
    this.seconds = seconds;
    this.empty = empty;
    for (int i = 0; i < seconds; i++) {
      ring.add(new Slot<>(Long.MIN_VALUE, empty.get()));
    }
  }

  /** The value of the second that the time lies in. */
  T at(long nowMillis) {
    long second = Math.floorDiv(nowMillis, 1000L);
    int place = (int) Math.floorMod(second, (long) seconds);
    if (ring.get(place).second() != second) {
      ring.set(place, new Slot<>(second, empty.get()));
    }
    return ring.get(place).value();
  }

  /** The whole seconds before the one in progress, oldest first; fresh ones where nothing was. */
  List<T> before(long nowMillis) {
    long current = Math.floorDiv(nowMillis, 1000L);
    List<T> values = new ArrayList<>(seconds - 1);
    for (long second = current - seconds + 1; second < current; second++) {
      Slot<T> slot = ring.get((int) Math.floorMod(second, (long) seconds));
      values.add(slot.second() == second ? slot.value() : empty.get());
    }
    return values;
  }
}
