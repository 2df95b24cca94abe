package io.freshet.edge;

import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.store.ReadStore;
import io.freshet.store.TimelineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a user's list is as it is. */
final class Explaining {
  private static final String POPULARITY = "popularity";

  private final ReadStore store;
  private final Facts facts;

  Explaining(ReadStore store, Facts facts) {
    this.store = store;
    this.facts = facts;
  }

  Explanation of(String userId) {
    Optional<Recommendation> list = store.list(userId);
    List<Explanation.Done> timeline = store.timeline(userId).stream().map(this::done).toList();
    return new Explanation(
        userId,
        list.map(l -> why(l, timeline)).orElseGet(() -> whyNone(timeline)),
        list.map(this::made).orElse(null),
        timeline);
  }

  private static List<String> whyNone(List<Explanation.Done> timeline) {
    return List.of(
        timeline.isEmpty()
            ? "Nothing is known of this user: they are shown what is popular."
            : "No list was made yet from what this user did: they are shown what is popular.");
  }

  private static List<String> why(Recommendation list, List<Explanation.Done> timeline) {
    List<String> why = new ArrayList<>();
    why.add(made(list.getSource(), list));
    timeline.stream()
        .filter(done -> done.eventId().equals(list.getCauseEventId()))
        .findFirst()
        .ifPresent(
            cause ->
                why.add(
                    "Made because of their %s of %s."
                        .formatted(
                            cause.kind(), cause.title() == null ? cause.itemId() : cause.title())));
    long covered = list.getLastSequence() - list.getFirstSequence() + 1;
    why.add(
        covered == 1
            ? "It is the first list to cover this event."
            : "It is the first list to cover their last %d events.".formatted(covered));
    why.add(
        "This user is in variant %s of experiment %s."
            .formatted(list.getVariant(), list.getExperiment()));
    return why;
  }

  private static String made(ListSource source, Recommendation list) {
    return switch (source) {
      case MODEL ->
          "Scored by model %s (version %s) from what this user did."
              .formatted(list.getModelName(), list.getModelVersion());
      case POPULARITY ->
          list.getModelName().equals(POPULARITY)
              ? "Ordered by what is popular: this variant uses no model."
              : "Ordered by what is popular: the model knows none of this user's items, or nothing it knows may be listed.";
    };
  }

  private Explanation.MadeList made(Recommendation list) {
    List<Explanation.Item> items = new ArrayList<>();
    for (RankedItem ranked : list.getItems()) {
      String id = ranked.getItemId();
      Facts.Sight sight = facts.sight(id);
      items.add(
          new Explanation.Item(
              items.size() + 1,
              id,
              ranked.getScore(),
              sight.title(),
              sight.picture(),
              sight.available()));
    }
    return new Explanation.MadeList(
        list.getRecommendationId(),
        list.getStateEpoch(),
        list.getFirstSequence(),
        list.getLastSequence(),
        list.getCauseEventId(),
        list.getCauseAt().toEpochMilli(),
        list.getCreatedAt().toEpochMilli(),
        Lists.source(list.getSource()),
        list.getExperiment(),
        list.getVariant(),
        new LiveView.Model(list.getModelName(), list.getModelVersion()),
        list.getCataloguePosition(),
        items);
  }

  private Explanation.Done done(TimelineEvent event) {
    Facts.Sight sight = facts.sight(event.itemId());
    return new Explanation.Done(
        event.eventId(),
        event.kind(),
        event.itemId(),
        sight.title(),
        sight.picture(),
        event.atMillis());
  }
}
