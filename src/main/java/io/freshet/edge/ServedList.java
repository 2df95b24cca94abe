package io.freshet.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is answered.
 *
 * @param source model: scored for this user; popularity: by the job, for a user or items it knows
 *     too little of; fallback: by the edge, for a user without a list
 * @param recommendationId empty for a fallback
 * @param createdAt milliseconds, when the job made the list; 0 for a fallback
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ServedList(
    String userId,
    String recommendationId,
    String exposureId,
    String surface,
    String source,
    String experiment,
    String variant,
    LiveView.Model model,
    long createdAt,
    List<Item> items) {

  /**
   * @param position 1-based
   * @param score absent in a fallback
   * @param picture where a page may load it from
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int position,
      String itemId,
      @Nullable Float score,
      @Nullable String title,
      @Nullable String picture) {}
}
