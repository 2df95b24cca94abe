package io.freshet.block.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How many numbers each kind of gate learns, worked out by hand. */
public final class GateCounts {
  private static final Map<String, Count> COUNTS = counts();

  private GateCounts() {}

  private interface Count {
    long of(long channels, long height, long width);
  }

  static Set<String> kinds() {
    return COUNTS.keySet();
  }

  /** On a stage of 8 to 16 channels, -1 where nobody worked it out. */
  public static long of(String kind, long channels, long height, long width) {
    Count count = COUNTS.get(kind);
    return count == null ? -1 : count.of(channels, height, width);
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
    counts.putAll(countsOfClips());
    return counts;
  }

  private static Map<String, Count> countsOfClips() {
    Map<String, Count> counts = new LinkedHashMap<>();
    // Three dilations of 3 taps, queries and keys, values, and what is told
    counts.put(
        "global-local-temporal",
        (c, h, w) -> 3 * (3 * c * 4 + 4) + 2 * 12 * 4 + 12 * 12 + 12 * c + c);
    // One vector for each frame: 5 of the wide clips, 3 of the others
    counts.put("temporal", (c, h, w) -> (c == 12 ? 5 : 3) * c + 4 * c * (c / 2));
    counts.put("decoupled-spatial-temporal", (c, h, w) -> 2 * (2 * c + 4 * c * c + 4 * c));
    return counts;
  }
}
