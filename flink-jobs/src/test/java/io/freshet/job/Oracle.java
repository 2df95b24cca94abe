package io.freshet.job;

import io.freshet.export.MeanVectors;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the job should have written, computed the plain way: from the events of each user in order
 * of arrival and the vectors of each model version, with none of the job's own code.
 */
final class Oracle {
  private static final double TOLERANCE = 1e-4;

  private final Map<String, List<UserEvent>> arrivals = new HashMap<>();
  private final Map<String, MeanVectors> models;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final List<String> items;

  /**
   * @param models by version
   * @param items the vocabulary of all of them
   */
  Oracle(Map<String, MeanVectors> models, List<String> items) {
    this.models = models;
    this.items = items;
    for (int i = 0; i < items.size(); i++) {
      indexOf.put(items.get(i), i);
    }
  }

  /** Notes an event as it was sent, duplicates too. */
  void sent(UserEvent event) {
    List<UserEvent> ofUser = arrivals.computeIfAbsent(event.getUserId(), user -> new ArrayList<>());
    if (ofUser.stream().noneMatch(e -> e.getEventId().equals(event.getEventId()))) {
      ofUser.add(event);
    }
  }

  /** Distinct events. */
  long events() {
    return arrivals.values().stream().mapToLong(List::size).sum();
  }

  /** Sequence numbers of all users that lists cover, each once. */
  static long distinctlyCovered(List<Recommendation> lists) {
    Map<String, BitSet> covered = new HashMap<>();
    for (Recommendation list : lists) {
      covered
          .computeIfAbsent(list.getUserId(), user -> new BitSet())
          .set((int) list.getFirstSequence(), (int) list.getLastSequence() + 1);
    }
    return covered.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  /** What is wrong with the lists of a topic, whose partitions are each in order. */
  Verdict judge(List<Recommendation> lists) {
    Map<String, List<Recommendation>> byUser = new LinkedHashMap<>();
    for (Recommendation list : lists) {
      byUser.computeIfAbsent(list.getUserId(), user -> new ArrayList<>()).add(list);
    }
    Verdict verdict = new Verdict();
    arrivals.forEach((user, events) -> judge(user, byUser.getOrDefault(user, List.of()), verdict));
    return verdict;
  }

  private void judge(String user, List<Recommendation> lists, Verdict verdict) {
    List<UserEvent> events = arrivals.getOrDefault(user, List.of());
    int[] covered = new int[events.size() + 1];
    long last = 0;
    for (Recommendation list : lists) {
      verdict.disordered += list.getFirstSequence() <= last ? 1 : 0;
      last = list.getLastSequence();
      if (list.getFirstSequence() < 1 || last > events.size()) {
        verdict.differing++; // covers what was never sent
        continue;
      }
      for (long s = list.getFirstSequence(); s <= last; s++) {
        covered[(int) s]++;
      }
      verdict.differing += isAsComputed(list, events) ? 0 : 1;
    }
    for (int s = 1; s < covered.length; s++) {
      verdict.lost += covered[s] == 0 ? 1 : 0;
      verdict.doubled += Math.max(0, covered[s] - 1);
    }
  }

  private boolean isAsComputed(Recommendation list, List<UserEvent> events) {
    List<UserEvent> known = events.subList(0, (int) list.getLastSequence());
    UserEvent cause = known.get(known.size() - 1);
    MeanVectors model = models.get(list.getModelVersion());
    if (model == null || !cause.getEventId().equals(list.getCauseEventId())) {
      return false;
    }
    double[] scores = scores(model, input(known, model.maxLength()));
    Set<String> seen = new HashSet<>();
    known.forEach(event -> seen.add(event.getItemId()));
    return isTop(list.getItems(), scores, seen);
  }

  private int[] input(List<UserEvent> known, int maxLength) {
    List<UserEvent> byTime = new ArrayList<>(known);
    byTime.sort(Comparator.comparing(UserEvent::getAt)); // stable: ties keep their arrival
    return byTime.subList(Math.max(0, byTime.size() - maxLength), byTime.size()).stream()
        .mapToInt(event -> indexOf.getOrDefault(event.getItemId(), -1))
        .toArray();
  }

  /** (V): the dot product of each item's vector and the mean of the input's. */
  private static double[] scores(MeanVectors model, int[] input) {
    int width = model.width();
    double[] mean = new double[width];
    for (int item : input) {
      for (int w = 0; w < width; w++) {
        mean[w] += model.vectors()[item * width + w] / input.length;
      }
    }
    double[] scores = new double[model.vectors().length / width];
    for (int i = 0; i < model.vectors().length; i++) {
      scores[i / width] += mean[i % width] * model.vectors()[i];
    }
    return scores;
  }

  /** The n best of the unseen, up to ties. */
  private boolean isTop(List<RankedItem> listed, double[] scores, Set<String> seen) {
    double[] best = new double[items.size()];
    int unseen = 0;
    for (int i = 0; i < items.size(); i++) {
      if (!seen.contains(items.get(i))) {
        best[unseen++] = -scores[i];
      }
    }
    Arrays.sort(best, 0, unseen);
    Set<String> distinct = new HashSet<>();
    for (int rank = 0; rank < listed.size(); rank++) {
      RankedItem item = listed.get(rank);
      double own = scores[indexOf.getOrDefault(item.getItemId(), -1)];
      if (!distinct.add(item.getItemId())
          || seen.contains(item.getItemId())
          || differ(item.getScore(), own)
          || differ(item.getScore(), -best[rank])) {
        return false;
      }
    }
    return listed.size() == Math.min(20, unseen);
  }

  private static boolean differ(double found, double expected) {
    return Math.abs(found - expected) > TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /** Counts of what went wrong; all zero when nothing did. */
  static final class Verdict {
    private long lost;
    private long doubled;
    private long disordered;
    private long differing;

    long lost() {
      return lost;
    }

    long differing() {
      return differing;
    }

    @Override
    public String toString() {
      return "%d lost, %d doubled, %d out of order, %d differing"
          .formatted(lost, doubled, disordered, differing);
    }
  }
}
