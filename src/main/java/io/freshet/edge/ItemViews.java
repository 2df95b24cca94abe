package io.freshet.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.freshet.schema.ItemEvent;
import io.freshet.store.ReadStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is known of an item. */
final class ItemViews {
  private final ReadStore store;
  private final Facts facts;

  ItemViews(ReadStore store, Facts facts) {
    this.store = store;
    this.facts = facts;
  }

  /**
   * @param at when this was said of it, in milliseconds
   * @param available whether the edge would show it now
   * @param picture where a page may load it from
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemView(
      String itemId,
      long at,
      boolean available,
      @Nullable String title,
      List<String> categories,
      @Nullable String picture) {}

  ItemView of(String id) {
    ItemEvent item =
        store
            .item(id)
            .orElseThrow(() -> new Problem(404, "nothing is known of item '%s'".formatted(id)));
    Facts.Sight sight = facts.sight(item);
    return new ItemView(
        id,
        item.getAt().toEpochMilli(),
        sight.available(),
        sight.title(),
        item.getCategories(),
        sight.picture());
  }
}
