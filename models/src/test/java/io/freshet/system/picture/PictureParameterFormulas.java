package io.freshet.system.picture;

import io.freshet.block.gate.GateCounts;
import java.util.Collection;
import java.util.Map;

/** How many numbers each picture system learns, worked out by hand and not by its code. */
final class PictureParameterFormulas {
  /** Which gate ends the stages of a trunk. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("se-trunk", "squeeze-excitation"),
          Map.entry("cbam-trunk", "convolutional-block"),
          Map.entry("eca-trunk", "efficient-channel"),
          Map.entry("fca-trunk", "frequency-channel"),
          Map.entry("gct-trunk", "gated-channel-transformation"),
          Map.entry("soca-trunk", "second-order"),
          Map.entry("stn-trunk", "spatial-transformer"),
          Map.entry("non-local-trunk", "non-local"),
          Map.entry("gc-trunk", "global-context"),
          Map.entry("external-trunk", "external"),
          Map.entry("a2-trunk", "double"),
          Map.entry("criss-cross-trunk", "criss-cross"),
          Map.entry("interlaced-trunk", "interlaced"),
          Map.entry("cgnl-trunk", "compact-non-local"),
          Map.entry("sk-trunk", "selective-kernel"),
          Map.entry("highway-trunk", "highway"),
          Map.entry("dynamic-trunk", "dynamic-convolution"),
          Map.entry("resnest-trunk", "split"),
          Map.entry("bam-trunk", "bottleneck"),
          Map.entry("coordinate-trunk", "coordinate"),
          Map.entry("simam-trunk", "simple-parameter-free"),
          Map.entry("triplet-trunk", "triplet"),
          Map.entry("dual-trunk", "dual"),
          Map.entry("lka-trunk", "large-kernel"));

  private PictureParameterFormulas() {}

  /** Kinds of gates that some trunk has. */
  static Collection<String> kinds() {
    return KINDS.values();
  }

  static long of(PicturePlan plan, PictureFacts facts) {
    PictureSettings s = plan.settings();
    long head = (long) s.width() * facts.classes() + facts.classes();
    return head
        + switch (plan.name()) {
          case "vit" -> transformer(s, facts.shape());
          case "vit-c" -> transformerAfterFilters(s, facts.shape());
          case "vivit", "vivit-factorised-heads" -> ofClips(s, facts.shape(), block(s.width()));
          case "vivit-factorised-attention" ->
              ofClips(s, facts.shape(), block(s.width()) + attention(s.width()));
          case "vivit-factorised-encoder" ->
              ofClips(s, facts.shape(), block(s.width()))
                  + 2 * s.width()
                  + Long.parseLong(s.own().getOrDefault("time-depth", "0")) * block(s.width());
          case "frame-trunk" -> trunk(s, facts.shape(), (c, h, w) -> 0);
          case "gltr-trunk" ->
              trunk(s, facts.shape(), (c, h, w) -> GateCounts.of("global-local-temporal", c, h, w));
          case "temporal-trunk" ->
              trunk(s, facts.shape(), (c, h, w) -> facts.shape().frames() * c + 4 * c * (c / 2));
          case "dstt-trunk" ->
              trunk(
                  s,
                  facts.shape(),
                  (c, h, w) ->
                      facts.shape().frames() * c
                          + GateCounts.of("decoupled-spatial-temporal", c, h, w));
          case "plain-trunk" -> trunk(s, facts.shape(), (c, h, w) -> 0);
          default -> trunk(s, facts.shape(), gate(plan.name()));
        };
  }

  private interface OfStage {
    long of(long channels, long height, long width);
  }

  private static OfStage gate(String system) {
    String kind = KINDS.get(system);
    if (kind == null) {
      throw new AssertionError("work out by hand how many numbers %s learns".formatted(system));
    }
    return (c, h, w) -> GateCounts.of(kind, c, h, w);
  }

  private static long transformer(PictureSettings s, PictureShape shape) {
    long width = s.width();
    long patch = Long.parseLong(s.own().getOrDefault("patch", "0"));
    long patches = shape.height() / patch * (shape.width() / patch);
    long tokens = (shape.channels() * patch * patch + 1) * width + width + (patches + 1) * width;
    return tokens + s.depth() * block(width) + 2 * width;
  }

  /** Filters of 3 x 3 to a third and two thirds of the width, each with a norm, and a map. */
  private static long transformerAfterFilters(PictureSettings s, PictureShape shape) {
    long width = s.width();
    long first = width / 3;
    long second = 2 * width / 3;
    long filters = 9 * shape.channels() * first + 2 * first + 9 * first * second + 2 * second;
    long places = (shape.height() + 3) / 4 * ((shape.width() + 3) / 4);
    long tokens = (second + 1) * width + width + (places + 1) * width;
    return filters + tokens + s.depth() * block(width) + 2 * width;
  }

  /** Boxes, places, times, so many blocks, a last norm. */
  private static long ofClips(PictureSettings s, PictureShape shape, long block) {
    long width = s.width();
    long patch = Long.parseLong(s.own().getOrDefault("patch", "0"));
    long frames = Long.parseLong(s.own().getOrDefault("tubelet", "0"));
    long squares = shape.height() / patch * (shape.width() / patch);
    long map = (shape.channels() * patch * patch * frames + 1) * width;
    long told = (squares + shape.frames() / frames) * width;
    return map + told + s.depth() * block + 2 * width;
  }

  /** Attention and a feed-forward part, four times as wide within, each with a norm. */
  private static long block(long width) {
    return attention(width) + 2 * 4 * width * width + 5 * width + 2 * width;
  }

  /** With its norm. */
  private static long attention(long width) {
    return 4 * (width * width + width) + 2 * width;
  }

  private static long trunk(PictureSettings s, PictureShape shape, OfStage gate) {
    long channels = s.width() >> (s.depth() - 1);
    long high = shape.height();
    long wide = shape.width();
    long sum = filters(shape.channels(), channels) + filters(channels, channels);
    sum += gate.of(channels, high, wide);
    for (int stage = 1; stage < s.depth(); stage++) {
      sum += filters(channels, 2 * channels) + filters(2 * channels, 2 * channels);
      channels *= 2;
      high = (high + 1) / 2;
      wide = (wide + 1) / 2;
      sum += gate.of(channels, high, wide);
    }
    return sum;
  }

  /** 3 x 3 without bias, and a norm. */
  private static long filters(long in, long out) {
    return 9 * in * out + 2 * out;
  }
}
