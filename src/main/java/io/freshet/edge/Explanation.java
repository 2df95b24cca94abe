package io.freshet.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's list comes from: what they did, what was made of it. Looking does not count as
 * showing the list to them.
 *
 * @param why sentences for people
 * @param list absent while the job has made none for this user
 * @param timeline newest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(String userId, List<String> why, @Nullable MadeList list, List<Done> timeline) {

  /** The list as the job made it. Times in milliseconds. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record MadeList(
      String recommendationId,
      long stateEpoch,
      long firstSequence,
      long lastSequence,
      String causeEventId,
      long causeAt,
      long createdAt,
      String source,
      String experiment,
      String variant,
      LiveView.Model model,
      long cataloguePosition,
      List<Item> items) {}

  /**
   * @param picture where a page may load it from
   * @param available whether the edge would show it now
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int position,
      String itemId,
      float score,
      @Nullable String title,
      @Nullable String picture,
      boolean available) {}

  /**
   * One event of the timeline.
   *
   * @param picture where a page may load it from
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Done(
      String eventId,
      String kind,
      String itemId,
      @Nullable String title,
      @Nullable String picture,
      long at) {}
}
