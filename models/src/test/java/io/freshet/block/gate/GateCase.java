package io.freshet.block.gate;

import io.freshet.backend.naive.Array;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A kind of gate on a stage.
 *
 * @param label of the kind in the catalogue
 * @param gate fitted to the stage
 * @param shape of features: (F,) C, H, W
 */
record GateCase(String label, Gate gate, int... shape) {
  /** Those that start as the identity, by their papers. */
  private static final Set<String> IDENTITIES =
      Set.of(
          "gated-channel-transformation",
          "spatial-transformer",
          "non-local",
          "global-context",
          "criss-cross",
          "dual",
          "temporal");

  static Stream<GateCase> all() {
    Stream<GateCase> pictures =
        GateCatalogue.all().stream()
            .flatMap(kind -> Stream.of(of(kind, 12, 5, 7), of(kind, 8, 6, 4)));
    Stream<GateCase> clips =
        GateCatalogue.ofClips().stream()
            .flatMap(
                kind -> Stream.of(of(kind, new Clip(5, 12, 2, 6)), of(kind, new Clip(3, 8, 4, 2))));
    return Stream.concat(pictures, clips);
  }

  private static GateCase of(GateMaker kind, int channels, int height, int width) {
    return new GateCase(kind.label(), kind.of(channels, height, width), channels, height, width);
  }

  private static GateCase of(ClipGateMaker kind, Clip clip) {
    return new GateCase(
        kind.label(), kind.of(clip), clip.frames(), clip.channels(), clip.height(), clip.width());
  }

  static Set<String> counted() {
    return GateCounts.kinds();
  }

  Array features(int rows) {
    return GateRuns.picture(IntStream.concat(IntStream.of(rows), IntStream.of(shape)).toArray());
  }

  long parameters() {
    int first = shape.length - 3;
    return GateCounts.of(label, shape[first], shape[first + 1], shape[first + 2]);
  }

  boolean startsAsIdentity() {
    return IDENTITIES.contains(label);
  }

  @Override
  public String toString() {
    return label + " of " + Arrays.toString(shape);
  }
}
