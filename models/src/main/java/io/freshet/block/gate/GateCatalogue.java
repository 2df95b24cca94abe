package io.freshet.block.gate;

import java.util.List;

/** Every kind of gate, with the settings of its paper fitted to small pictures. */
public final class GateCatalogue {
  private static final int SMALLEST = 4;
  private static final int MANY_PLACES = 14 * 14;

  private static final List<GateMaker> ALL =
      List.of(
          // What: channels
          kind("squeeze-excitation", (c, h, w) -> new SqueezeExcitation(c, part(c, 16))),
          kind("efficient-channel", (c, h, w) -> new EfficientChannel(c)),
          kind("frequency-channel", GateCatalogue::frequencies),
          kind("gated-channel-transformation", (c, h, w) -> new GatedChannelTransformation(c)),
          kind("second-order", (c, h, w) -> new SecondOrder(c, h, w, part(c, 16))),
          // Where: places
          kind("spatial-transformer", (c, h, w) -> new SpatialTransformer(c, h, w, 8)),
          kind("non-local", GateCatalogue::everybody),
          kind("global-context", (c, h, w) -> new GlobalContext(c, part(c, 16))),
          kind("external", (c, h, w) -> new ExternalAttention(c, h, w, 64)),
          kind("double", (c, h, w) -> new DoubleAttention(c, h, w, part(c, 2), part(c, 2))),
          kind("criss-cross", (c, h, w) -> new CrissCrossGate(c, h, w, part(c, 8), 2)),
          kind("interlaced", GateCatalogue::blocks),
          kind("compact-non-local", (c, h, w) -> new CompactNonLocalGate(c, h, w, common(c, 8))),
          // Which branch
          kind("selective-kernel", (c, h, w) -> new SelectiveKernel(c, common(c, 8), part(c, 16))),
          kind("highway", (c, h, w) -> new HighwayGate(c)),
          kind("dynamic-convolution", GateCatalogue::kernels),
          kind("split", (c, h, w) -> new SplitAttention(c, 2, part(c, 4))),
          // What and where
          kind("convolutional-block", (c, h, w) -> new ConvolutionalBlockAttention(c, part(c, 16))),
          kind("bottleneck", (c, h, w) -> new BottleneckAttention(c, part(c, 16))),
          kind("coordinate", (c, h, w) -> new CoordinateAttention(c, h, w, part(c, 32))),
          kind("simple-parameter-free", (c, h, w) -> new SimpleParameterFree(h, w)),
          kind("triplet", (c, h, w) -> new TripletAttention()),
          kind("dual", (c, h, w) -> new DualAttention(c, h, w, part(c, 8))),
          kind("large-kernel", (c, h, w) -> new LargeKernel(c)));

  private static final List<ClipGateMaker> OF_CLIPS =
      List.of(
          // When: frames
          clips("global-local-temporal", c -> new GlobalLocalTemporal(c, part(c.channels(), 4))),
          clips("temporal", c -> new TemporalAttention(c, part(c.channels(), 2))),
          // When and where
          clips(
              "decoupled-spatial-temporal",
              c -> new DecoupledSpatialTemporal(c, common(c.channels(), 2))));

  private GateCatalogue() {}

  /** By family: channels, places, branches, channels and places. */
  public static List<GateMaker> all() {
    return ALL;
  }

  /** Those that look across the frames of clips. */
  public static List<ClipGateMaker> ofClips() {
    return OF_CLIPS;
  }

  /**
   * @throws IllegalArgumentException when no kind is called so
   */
  public static GateMaker named(String label) {
    return ALL.stream()
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "gate is '%s', expected one of %s"
                        .formatted(label, ALL.stream().map(GateMaker::label).toList())));
  }

  /**
   * @throws IllegalArgumentException when no kind is called so
   */
  public static ClipGateMaker ofClips(String label) {
    return OF_CLIPS.stream()
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "gate of clips is '%s', expected one of %s"
                        .formatted(label, OF_CLIPS.stream().map(ClipGateMaker::label).toList())));
  }

  private static Gate frequencies(int channels, int height, int width) {
    int most = common(channels, 16);
    int parts = most <= height * width ? most : 1;
    return new FrequencyChannel(channels, height, width, parts, part(channels, 16));
  }

  private static Gate blocks(int channels, int height, int width) {
    int block = common(common(height, width), 8);
    return new InterlacedGate(channels, height, width, common(channels, 2), block);
  }

  /** The paper's way to ask fewer where a picture has many places. */
  private static Gate everybody(int channels, int height, int width) {
    int window = height * width > MANY_PLACES ? 2 : 1;
    return new NonLocal(channels, height, width, part(channels, 2), window);
  }

  private static Gate kernels(int channels, int height, int width) {
    return new DynamicConvolution(channels, height, width, new Kernels(4, part(channels, 4), 300));
  }

  private static int part(int channels, int reduction) {
    return Math.max(SMALLEST, channels / reduction);
  }

  /** The greatest common divisor. */
  private static int common(int a, int b) {
    return b == 0 ? a : common(b, a % b);
  }

  private static GateMaker kind(String label, Making making) {
    return new Kind(label, making);
  }

  private interface Making {
    Gate of(int channels, int height, int width);
  }

  private record Kind(String label, Making making) implements GateMaker {
    @Override
    public Gate of(int channels, int height, int width) {
      return making.of(channels, height, width);
    }
  }

  private static ClipGateMaker clips(String label, ClipMaking making) {
    return new ClipKind(label, making);
  }

  private interface ClipMaking {
    Gate of(Clip clip);
  }

  private record ClipKind(String label, ClipMaking making) implements ClipGateMaker {
    @Override
    public Gate of(Clip clip) {
      return making.of(clip);
    }
  }
}
