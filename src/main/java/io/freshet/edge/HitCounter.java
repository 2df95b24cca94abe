package io.freshet.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which shown lists led to something. An exposure is a hit, once, when its user does something with
 * one of its items within the window; of several exposures of the item the last one gets it. Times
 * are those of arrival in Kafka. The two topics may be read in either order, so actions wait for
 * their exposure as exposures wait for an action. Memory is bounded: the last few of each of the
 * users seen last. Not safe for use by several threads.
 */
final class HitCounter {
  static final int USERS_KEPT = 50_000;
  static final int ARMS_KEPT = 100;
  private static final int KEPT_PER_USER = 8;

  private final long windowMillis;
  private final Map<String, Recent> users = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<Arm, Count> counts = new LinkedHashMap<>();

  HitCounter(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  /** How often lists of an arm were shown and how many of them were hits. */
  static final class Count {
    private long shown;
    private long hits;

    long shown() {
      return shown;
    }

    long hits() {
      return hits;
    }
  }

  Map<Arm, Count> counts() {
    return counts;
  }

  void shown(String user, Arm arm, List<String> items, long atMillis) {
    Count count = count(arm);
    count.shown++;
    Recent recent = recent(user);
    Shown shown = new Shown(Set.copyOf(items), atMillis, count);
    for (Action action : recent.actions) {
      if (shown.explains(action, windowMillis)) {
        recent.actions.remove(action);
        shown.hit();
        break;
      }
    }
    keep(recent.shown, shown);
  }

  void done(String user, String item, long atMillis) {
    Action action = new Action(item, atMillis);
    Recent recent = recent(user);
    for (Shown shown : recent.shown) {
      if (shown.explains(action, windowMillis)) {
        shown.hit();
        return;
      }
    }
    keep(recent.actions, action);
  }

  void forget(String user) {
    users.remove(user);
  }

  private Count count(Arm arm) {
    // Names of arms come from records: a flood of new ones must not fill the memory.
    Arm known = counts.containsKey(arm) || counts.size() < ARMS_KEPT ? arm : new Arm("", "other");
    return counts.computeIfAbsent(known, a -> new Count());
  }

  private Recent recent(String user) {
    Recent recent = users.computeIfAbsent(user, u -> new Recent());
    if (users.size() > USERS_KEPT) {
      users.remove(users.keySet().iterator().next());
    }
    return recent;
  }

  /** Newest first. */
  private static <T> void keep(Deque<T> last, T one) {
    last.addFirst(one);
    if (last.size() > KEPT_PER_USER) {
      last.removeLast();
    }
  }

  private record Action(String item, long atMillis) {}

  private static final class Recent {
    private final Deque<Shown> shown = new ArrayDeque<>();
    private final Deque<Action> actions = new ArrayDeque<>();
  }

  private static final class Shown {
    private final Set<String> items;
    private final long atMillis;
    private final Count count;
    private boolean hit;

    Shown(Set<String> items, long atMillis, Count count) {
      this.items = items;
      this.atMillis = atMillis;
      this.count = count;
    }

    boolean explains(Action action, long windowMillis) {
      return !hit
          && items.contains(action.item)
          && action.atMillis >= atMillis
          && action.atMillis <= atMillis + windowMillis;
    }

    void hit() {
      hit = true;
      count.hits++;
    }
  }
}
