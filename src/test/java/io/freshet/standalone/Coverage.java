package io.freshet.standalone;

import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sequence numbers of each user the lists of a topic cover, and how often. */
final class Coverage {
  private final Map<String, Map<Long, Integer>> timesCovered = new HashMap<>();
  private final Map<String, Set<Long>> epochs = new HashMap<>();

  static Coverage by(List<Recommendation> lists) {
    Coverage coverage = new Coverage();
    for (Recommendation list : lists) {
      coverage
          .epochs
          .computeIfAbsent(list.getUserId(), user -> new HashSet<>())
          .add(list.getStateEpoch());
      Map<Long, Integer> ofUser =
          coverage.timesCovered.computeIfAbsent(list.getUserId(), user -> new HashMap<>());
      for (long s = list.getFirstSequence(); s <= list.getLastSequence(); s++) {
        ofUser.merge(s, 1, Integer::sum);
      }
    }
    return coverage;
  }

  /** Distinct events of each user. */
  static Map<String, Integer> eventsByUser(List<UserEvent> events) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (UserEvent event : events) {
      ids.computeIfAbsent(event.getUserId(), user -> new HashSet<>()).add(event.getEventId());
    }
    Map<String, Integer> counts = new HashMap<>();
    ids.forEach((user, distinct) -> counts.put(user, distinct.size()));
    return counts;
  }

  /** Sequence numbers covered, over all users. */
  long covered() {
    return timesCovered.values().stream().mapToLong(Map::size).sum();
  }

  /** Sequence numbers covered more than once. */
  long coveredAgain() {
    return timesCovered.values().stream()
        .flatMap(times -> times.values().stream())
        .filter(times -> times > 1)
        .count();
  }

  /** Users whose state began anew, which it never should while it has not expired. */
  List<String> begunAnew() {
    return epochs.entrySet().stream()
        .filter(user -> user.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What of 1 to the number of a user's events no list covers, as {@code user#number}. */
  List<String> gaps(Map<String, Integer> eventsByUser) {
    List<String> gaps = new ArrayList<>();
    eventsByUser.forEach(
        (user, events) -> {
          Map<Long, Integer> covered = timesCovered.getOrDefault(user, Map.of());
          for (long s = 1; s <= events; s++) {
            if (!covered.containsKey(s)) {
              gaps.add(user + '#' + s);
            }
          }
        });
    return gaps;
  }
}
