package io.freshet.simulator;

import java.util.List;
import java.util.Optional;

/**
 * A list as a shopper meets it.
 *
 * @param recommendationId empty for one that is the same for everybody
 * @param itemIds best first
 */
public record ShownList(String recommendationId, List<String> itemIds) {
  /** The id of the list, when it was made for this user. */
  Optional<String> named() {
    return recommendationId.isEmpty() ? Optional.empty() : Optional.of(recommendationId);
  }
}
