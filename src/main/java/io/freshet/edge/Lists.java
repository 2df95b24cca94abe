package io.freshet.edge;

import io.freshet.schema.Exposure;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.store.ReadStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns what the store holds into the list a request asked for. */
final class Lists {
  static final String FALLBACK = "fallback";
  private static final LiveView.Model POPULARITY = new LiveView.Model("popularity", "");

  private final ReadStore store;
  private final Facts facts;

  Lists(ReadStore store, Facts facts) {
    this.store = store;
    this.facts = facts;
  }

  ServedList serve(ListRequest asked) {
    Optional<Recommendation> list = store.list(asked.userId());
    return list.isPresent() ? personal(asked, list.get()) : popular(asked);
  }

  private ServedList personal(ListRequest asked, Recommendation list) {
    List<ServedList.Item> items = new ArrayList<>();
    for (RankedItem ranked : list.getItems()) {
      if (items.size() == asked.length()) {
        break;
      }
      if (mayShow(ranked.getItemId(), asked.excluded())) {
        items.add(item(items.size() + 1, ranked.getItemId(), Optional.of(ranked.getScore())));
      }
    }
    return new ServedList(
        asked.userId(),
        list.getRecommendationId(),
        EventReader.randomId(),
        asked.surface(),
        source(list.getSource()),
        list.getExperiment(),
        list.getVariant(),
        new LiveView.Model(list.getModelName(), list.getModelVersion()),
        list.getCreatedAt().toEpochMilli(),
        items);
  }

  private ServedList popular(ListRequest asked) {
    List<ServedList.Item> items = new ArrayList<>();
    for (String item : facts.popular()) {
      if (items.size() == asked.length()) {
        break;
      }
      if (mayShow(item, asked.excluded())) {
        items.add(item(items.size() + 1, item, Optional.empty()));
      }
    }
    return new ServedList(
        asked.userId(),
        "",
        EventReader.randomId(),
        asked.surface(),
        FALLBACK,
        "",
        FALLBACK,
        POPULARITY,
        0,
        items);
  }

  private boolean mayShow(String item, Set<String> excluded) {
    return !excluded.contains(item) && facts.isAvailable(item);
  }

  private ServedList.Item item(int position, String id, Optional<Float> score) {
    Facts.Sight sight = facts.sight(id);
    return new ServedList.Item(position, id, score.orElse(null), sight.title(), sight.picture());
  }

  static String source(ListSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }

  static Exposure exposure(ServedList list, long nowMillis) {
    return Exposure.newBuilder()
        .setExposureId(list.exposureId())
        .setTimestamp(Instant.ofEpochMilli(nowMillis))
        .setUserId(list.userId())
        .setExperimentId(list.experiment())
        .setVariationId(list.variant())
        .setRecommendationId(list.recommendationId())
        .setSurface(list.surface())
        .setItems(list.items().stream().map(ServedList.Item::itemId).toList())
        .setPositions(list.items().stream().map(ServedList.Item::position).toList())
        .setModelName(list.model().name())
        .setModelVersion(list.model().version())
        .build();
  }
}
