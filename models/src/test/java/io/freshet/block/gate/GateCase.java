package io.freshet.block.gate;

import io.freshet.backend.naive.Array;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of gate on a stage.
 *
 * @param kind from the catalogue
 * @param channels C
 * @param height H
 * @param width W
 */
record GateCase(GateMaker kind, int channels, int height, int width) {
  /** Those that start as the identity, by their papers. */
  private static final Set<String> IDENTITIES =
      Set.of(
          "gated-channel-transformation",
          "spatial-transformer",
          "non-local",
          "global-context",
          "criss-cross",
          "dual");

  /** How many numbers a gate learns. */
  private interface Count {
    long of(long channels, long height, long width);
  }

  private static final Map<String, Count> COUNTS = counts();

  static Stream<GateCase> all() {
    return GateCatalogue.all().stream()
        .flatMap(kind -> Stream.of(new GateCase(kind, 12, 5, 7), new GateCase(kind, 8, 6, 4)));
  }

  static Set<String> counted() {
    return COUNTS.keySet();
  }

  Gate gate() {
    return kind.of(channels, height, width);
  }

  Array picture(int rows) {
    return GateRuns.picture(rows, channels, height, width);
  }

  long parameters() {
    Count count = COUNTS.get(kind.label());
    return count == null ? -1 : count.of(channels, height, width);
  }

  boolean startsAsIdentity() {
    return IDENTITIES.contains(kind.label());
  }

  /** With the smallest hidden width, 4, which all these small stages have. */
  private static Map<String, Count> counts() {
    Map<String, Count> counts = new LinkedHashMap<>();
    counts.put("squeeze-excitation", (c, h, w) -> 2 * c * 4);
    counts.put("efficient-channel", (c, h, w) -> 3);
    counts.put("frequency-channel", (c, h, w) -> 2 * c * 4);
    counts.put("gated-channel-transformation", (c, h, w) -> 3 * c);
    counts.put("second-order", (c, h, w) -> 2 * c * 4);
    counts.put(
        "spatial-transformer",
        (c, h, w) -> 9 * c * 8 + 8 + 8 * ((h + 1) / 2) * ((w + 1) / 2) * 6 + 6);
    counts.put("non-local", (c, h, w) -> 4 * c * (c / 2));
    counts.put("global-context", (c, h, w) -> c + (4 * c + 4) + 2 * 4 + (4 * c + c));
    counts.put("external", (c, h, w) -> 2 * c * c + c + 2 * 64 * c);
    counts.put("double", (c, h, w) -> 4 * c * (c / 2) + 2 * (c / 2) + c);
    counts.put("criss-cross", (c, h, w) -> 2 * (4 * c + 4) + c * c + c + 1);
    counts.put("interlaced", (c, h, w) -> 2 * (3 * c * c + 3 * c) + 2 * c * c + c);
    counts.put("compact-non-local", (c, h, w) -> 4 * (c * c + c) + 2 * c);
    counts.put(
        "selective-kernel",
        (c, h, w) -> 2 * (9 * c * c / (c == 12 ? 4 : 8) + 2 * c) + 4 * c + 2 * 4 + 4 * 2 * c);
    counts.put("highway", (c, h, w) -> 2 * (9 * c * c + c));
    counts.put("dynamic-convolution", (c, h, w) -> (4 * c + 4) + (4 * 4 + 4) + 4 * (9 * c * c + c));
    counts.put(
        "split", (c, h, w) -> 9 * c * 2 * c / 2 + 2 * 2 * c + 4 * c + 2 * 4 + (4 * 2 * c + 2 * c));
    counts.put("convolutional-block", (c, h, w) -> 2 * c * 4 + 2 * 49);
    counts.put(
        "bottleneck",
        (c, h, w) -> (4 * c + 4) + (4 * c + c) + (4 * c + 8) + 2 * (9 * 16 + 8) + (4 + 1));
    counts.put("coordinate", (c, h, w) -> 4 * c + 2 * 4 + 2 * (4 * c + c));
    counts.put("simple-parameter-free", (c, h, w) -> 0);
    counts.put("triplet", (c, h, w) -> 3 * (2 * 49 + 1));
    counts.put("dual", (c, h, w) -> (4 * c + 4) + 4 * c + (c * c + c) + 2);
    counts.put("large-kernel", (c, h, w) -> (25 + 1) * c + (49 + 1) * c + c * c + c);
    return counts;
  }

  @Override
  public String toString() {
    return "%s of %d x %d x %d".formatted(kind.label(), channels, height, width);
  }
}
