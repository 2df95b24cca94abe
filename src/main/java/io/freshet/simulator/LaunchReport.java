package io.freshet.simulator;

import java.util.List;
import java.util.Optional;

/**
 * How new items fared.
 *
 * @param launched while the shop was open
 * @param known of them, in the sense that was asked for
 * @param medianMillis from telling of an item until it was known, as the edge says over HTTP
 * @param longestMillis of those that became known
 */
public record LaunchReport(
    int launched, int known, Optional<Long> medianMillis, Optional<Long> longestMillis) {
  public static final LaunchReport NONE =
      new LaunchReport(0, 0, Optional.empty(), Optional.empty());

  static LaunchReport of(int launched, List<Long> waits) {
    List<Long> sorted = waits.stream().sorted().toList();
    return sorted.isEmpty()
        ? new LaunchReport(launched, 0, Optional.empty(), Optional.empty())
        : new LaunchReport(
            launched,
            sorted.size(),
            Optional.of(sorted.get(sorted.size() / 2)),
            Optional.of(sorted.get(sorted.size() - 1)));
  }
}
