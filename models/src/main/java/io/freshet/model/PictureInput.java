package io.freshet.model;

/**
 * What an encoder reads: pictures (B, C, H, W), or clips (B, F, C, H, W) of more than one frame.
 *
 * @param channels 1 grey, 3 red, green and blue
 */
public record PictureInput(int channels, int frames, int height, int width) {
  /** The most numbers of one picture or clip. */
  public static final int MOST_VALUES = 1 << 24;

  public PictureInput {
    if ((channels != 1 && channels != 3)
        || frames < 1
        || height < 1
        || width < 1
        || (double) channels * frames * height * width > MOST_VALUES) {
      throw new IllegalArgumentException(
          ("cannot read pictures of %d channels, %d frames, %d x %d: expected 1 or 3 channels and"
                  + " from 1 to %d values")
              .formatted(channels, frames, width, height, MOST_VALUES));
    }
  }

  /** Numbers of one picture or clip. */
  public int values() {
    return channels * frames * height * width;
  }
}
