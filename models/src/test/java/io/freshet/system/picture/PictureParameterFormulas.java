package io.freshet.system.picture;

/** How many numbers each picture system learns, worked out by hand and not by its code. */
final class PictureParameterFormulas {
  private static final int SMALLEST_HIDDEN = 4;

  private PictureParameterFormulas() {}

  static long of(String system, PictureSettings s, PictureFacts facts) {
    long width = s.width();
    long head = width * facts.classes() + facts.classes();
    return head
        + switch (system) {
          case "vit" -> transformer(s, facts.shape());
          case "plain-trunk" -> trunk(s, facts.shape(), channels -> 0);
          case "se-trunk" -> trunk(s, facts.shape(), c -> 2 * c * hidden(c));
          case "cbam-trunk" -> trunk(s, facts.shape(), c -> 2 * c * hidden(c) + 2 * 49);
          default ->
              throw new AssertionError(
                  "work out by hand how many numbers %s learns".formatted(system));
        };
  }

  private interface OfChannels {
    long of(long channels);
  }

  private static long hidden(long channels) {
    return Math.max(SMALLEST_HIDDEN, channels / 16);
  }

  private static long transformer(PictureSettings s, PictureShape shape) {
    long width = s.width();
    long patch = Long.parseLong(s.own().getOrDefault("patch", "0"));
    long patches = shape.height() / patch * (shape.width() / patch);
    long tokens = (shape.channels() * patch * patch + 1) * width + width + (patches + 1) * width;
    long block = 4 * (width * width + width) + 2 * 4 * width * width + 5 * width + 4 * width;
    return tokens + s.depth() * block + 2 * width;
  }

  private static long trunk(PictureSettings s, PictureShape shape, OfChannels gate) {
    long channels = s.width() >> (s.depth() - 1);
    long sum =
        filters(shape.channels(), channels) + filters(channels, channels) + gate.of(channels);
    for (int stage = 1; stage < s.depth(); stage++) {
      sum += filters(channels, 2 * channels) + filters(2 * channels, 2 * channels);
      channels *= 2;
      sum += gate.of(channels);
    }
    return sum;
  }

  /** 3 x 3 without bias, and a norm. */
  private static long filters(long in, long out) {
    return 9 * in * out + 2 * out;
  }
}
