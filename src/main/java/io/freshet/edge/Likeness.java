package io.freshet.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.freshet.similar.Neighbour;
import io.freshet.similar.SimilarItems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which items look like one. */
final class Likeness {
  /** Looked through besides, since some of the nearest may not be shown. */
  private static final int SPARE = 50;

  private final SimilarItems similar;
  private final Facts facts;

  Likeness(SimilarItems similar, Facts facts) {
    this.similar = similar;
    this.facts = facts;
  }

  /**
   * @param encoder whose vectors were compared
   * @param items available ones, nearest first
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Alike(String itemId, LiveView.Model encoder, List<Item> items) {}

  /**
   * @param position 1-based
   * @param cosine of the angle between the two vectors
   * @param picture where a page may load it from
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int position,
      String itemId,
      double cosine,
      @Nullable String title,
      @Nullable String picture) {}

  Alike of(String item, int count) {
    SimilarItems.Answer answer =
        similar
            .to(item, count + SPARE)
            .orElseThrow(() -> new Problem(404, "no vector is known of item '%s'".formatted(item)));
    List<Item> shown = new ArrayList<>();
    for (Neighbour neighbour : answer.items()) {
      Facts.Sight sight = facts.sight(neighbour.item());
      if (shown.size() < count && sight.available()) {
        shown.add(
            new Item(
                shown.size() + 1,
                neighbour.item(),
                neighbour.cosine(),
                sight.title(),
                sight.picture()));
      }
    }
    SimilarItems.Encoder encoder = answer.encoder();
    return new Alike(item, new LiveView.Model(encoder.name(), encoder.version()), shown);
  }
}
