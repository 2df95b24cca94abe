package io.freshet.system.picture;

/**
 * What a system reads: (B, C, H, W), or (B, F, C, H, W) where there is more than one frame.
 *
 * @param channels C
 * @param frames F, 1 of a picture
 * @param height H, in pixels
 * @param width W, in pixels
 */
public record PictureShape(int channels, int frames, int height, int width) {
  public static PictureShape picture(int channels, int height, int width) {
    return new PictureShape(channels, 1, height, width);
  }

  /** Numbers in one picture or clip. */
  public int size() {
    return channels * frames * height * width;
  }

  /** The axes after B. */
  public long[] axes() {
    return frames == 1
        ? new long[] {channels, height, width}
        : new long[] {frames, channels, height, width};
  }

  /** For tables and errors: 3 x 64 x 64, with the frames first where there are several. */
  @Override
  public String toString() {
    String picture = "%d x %d x %d".formatted(channels, height, width);
    return frames == 1 ? picture : frames + " x " + picture;
  }
}
