package io.freshet.edge;

import io.freshet.schema.Exposure;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.store.Arrivals;
import io.freshet.store.Arrivals.Arrived;
import io.freshet.store.FollowerObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What the follower saw go by, as numbers for people: rates, latencies, arms, recent users. Written
 * by the follower's thread, read by requests.
 */
final class LiveBoard implements FollowerObserver {
  static final int RECENT_SECONDS = 61;
  private static final int RECENT_USERS = 12;

  /** Under load the ends of the topics are never reached exactly. */
  private static final long ONE_POLL = 2000;

  private static final int CAUSES_KEPT = 100_000;

  private final ServingConfig serving;
  private final EdgeMetrics metrics;
  private final LongSupplier clock;
  private final long startedAtMillis;

  private final HitCounter hits;
  private final Map<Arm, ArmLists> lists = new LinkedHashMap<>();
  private final Map<String, Long> causes = new LinkedHashMap<>();
  private final LinkedHashSet<String> recentUsers = new LinkedHashSet<>();
  private final LatencyHistogram allLatencies = new LatencyHistogram();
  private final RecentSeconds<Second> seconds = new RecentSeconds<>(RECENT_SECONDS, Second::new);
  private long events;
  private long listCount;
  private long firstListAtMillis;
  private final Map<String, Long> deadLetters = new TreeMap<>();
  private long deadLetterCount;
  private long badRecords;
  private long recordsBehind = -1;
  private String awayBecause = "not reached yet";
  private boolean caughtUpOnce;

  LiveBoard(ServingConfig serving, EdgeMetrics metrics, LongSupplier clock) {
    this.serving = serving;
    this.metrics = metrics;
    this.clock = clock;
    this.startedAtMillis = clock.getAsLong();
    this.hits = new HitCounter(serving.hitWindow().toMillis());
  }

  /** What happened within one second. */
  static final class Second {
    private long events;
    private long lists;
    private final LatencyHistogram latencies = new LatencyHistogram();
  }

  /** The lists of one arm: how many, and the model and time of the last. */
  private static final class ArmLists {
    private long count;
    private String modelName = "";
    private String modelVersion = "";
    private long lastAtMillis;
  }

  @Override
  public synchronized void applied(Arrivals arrivals) {
    long now = clock.getAsLong();
    Second second = seconds.at(now);
    // Events first: they are the causes of the lists in the same poll.
    arrivals.events().forEach(event -> event(event, second));
    arrivals.exposures().forEach(this::exposure);
    arrivals.lists().forEach(list -> list(list.record(), now, second));
    deadLetterCount += arrivals.deadLetters().size();
    arrivals.deadLetters().forEach(reason -> deadLetters.merge(reason.code(), 1L, Long::sum));
    arrivals.bad().forEach((reason, count) -> metrics.bad(reason, count));
    badRecords += arrivals.bad().values().stream().mapToLong(Long::longValue).sum();
    metrics.applied(
        arrivals.events().size(), arrivals.lists().size(), arrivals.deadLetters().size());
  }

  @Override
  public void caughtUp() {}

  private void event(Arrived<UserEvent> arrived, Second second) {
    UserEvent event = arrived.record();
    events++;
    second.events++;
    if (arrived.atMillis() >= startedAtMillis) {
      // Older ones waited for this process, not for the job: they would spoil the latency.
      remember(event.getEventId(), arrived.atMillis());
    }
    if (serving.hitKinds().contains(event.getKind())) {
      hits.done(event.getUserId(), event.getItemId(), arrived.atMillis());
    }
    recentUsers.remove(event.getUserId());
    recentUsers.add(event.getUserId());
    if (recentUsers.size() > RECENT_USERS) {
      recentUsers.remove(recentUsers.iterator().next());
    }
  }

  private void remember(String eventId, long atMillis) {
    causes.putIfAbsent(eventId, atMillis);
    if (causes.size() > CAUSES_KEPT) {
      causes.remove(causes.keySet().iterator().next());
    }
  }

  private void exposure(Arrived<Exposure> arrived) {
    Exposure exposure = arrived.record();
    Arm arm = new Arm(exposure.getExperimentId(), exposure.getVariationId());
    hits.shown(exposure.getUserId(), arm, exposure.getItems(), arrived.atMillis());
  }

  private void list(Recommendation list, long now, Second second) {
    listCount++;
    second.lists++;
    if (firstListAtMillis == 0) {
      firstListAtMillis = now;
    }
    Long causedAt = causes.remove(list.getCauseEventId());
    if (causedAt != null) {
      long millis = Math.max(0, now - causedAt);
      allLatencies.add(millis);
      second.latencies.add(millis);
      metrics.visibleAfter(millis / 1000.0);
    }
    Arm arm = new Arm(list.getExperiment(), list.getVariant());
    if (lists.containsKey(arm) || lists.size() < HitCounter.ARMS_KEPT) {
      ArmLists known = lists.computeIfAbsent(arm, a -> new ArmLists());
      known.count++;
      known.modelName = list.getModelName();
      known.modelVersion = list.getModelVersion();
      known.lastAtMillis = now;
    }
  }

  @Override
  public synchronized void standing(long behind) {
    recordsBehind = behind;
    awayBecause = "";
    caughtUpOnce |= behind <= ONE_POLL;
    metrics.standing(behind);
  }

  @Override
  public synchronized void away(String why) {
    awayBecause = why;
    metrics.away();
  }

  synchronized void forget(String userId) {
    recentUsers.remove(userId);
    hits.forget(userId);
  }

  /** True once the store has been within one poll of the ends of the topics. */
  synchronized boolean caughtUpOnce() {
    return caughtUpOnce;
  }

  synchronized EdgeStats stats() {
    return new EdgeStats(
        events,
        listCount,
        firstListAtMillis == 0 ? OptionalLong.empty() : OptionalLong.of(firstListAtMillis),
        allLatencies.quantile(0.50),
        allLatencies.quantile(0.99),
        deadLetterCount);
  }

  synchronized LiveView view() {
    long now = clock.getAsLong();
    List<Second> recent = seconds.before(now);
    LatencyHistogram minute = new LatencyHistogram();
    recent.forEach(second -> minute.addAll(second.latencies));
    List<String> users = new ArrayList<>(recentUsers);
    Collections.reverse(users);
    return new LiveView(
        now,
        startedAtMillis,
        new LiveView.Kafka(awayBecause.isEmpty(), awayBecause, recordsBehind, caughtUpOnce),
        new LiveView.Flow(events, recent.stream().map(s -> s.events).toList()),
        new LiveView.Flow(listCount, recent.stream().map(s -> s.lists).toList()),
        LiveView.Latency.of(minute),
        LiveView.Latency.of(allLatencies),
        deadLetterCount,
        Map.copyOf(deadLetters),
        badRecords,
        arms(),
        serving.hitWindow().toMillis(),
        serving.hitKinds().stream().sorted().toList(),
        users);
  }

  private List<LiveView.ArmView> arms() {
    Set<Arm> all = new LinkedHashSet<>(lists.keySet());
    all.addAll(hits.counts().keySet());
    List<LiveView.ArmView> views = new ArrayList<>();
    for (Arm arm : all) {
      ArmLists made = lists.getOrDefault(arm, new ArmLists());
      HitCounter.Count count = hits.counts().getOrDefault(arm, new HitCounter.Count());
      Proportion rate = Proportion.of(count.hits(), count.shown());
      views.add(
          new LiveView.ArmView(
              arm.experiment(),
              arm.variant(),
              new LiveView.Model(made.modelName, made.modelVersion),
              made.count,
              made.lastAtMillis,
              count.shown(),
              count.hits(),
              rate));
    }
    views.sort(
        Comparator.comparing(LiveView.ArmView::experiment)
            .thenComparing(LiveView.ArmView::variant));
    return views;
  }
}
