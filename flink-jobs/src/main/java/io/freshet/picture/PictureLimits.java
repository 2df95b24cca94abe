package io.freshet.picture;

import io.freshet.wire.Reason;
import java.io.Serializable;

/**
 * What a picture or a clip may be at most. They bound the memory of decoding: a decoder holds at
 * most 8 bytes a pixel (16 bits, four channels) and we 4 more, so 12 bytes times {@code pixels} for
 * each task that decodes.
 *
 * @param bytes of a file, or of all files of a clip
 * @param pixels of a picture, or of all frames of a clip
 * @param side width or height
 * @param frames of a clip
 */
public record PictureLimits(int bytes, int pixels, int side, int frames) implements Serializable {
  public PictureLimits {
    if (bytes < 1 || pixels < 1 || side < 1 || frames < 1) {
      throw new IllegalArgumentException(
          "cannot read pictures of %d bytes, %d pixels, sides of %d and %d frames: expected at least 1"
              .formatted(bytes, pixels, side, frames));
    }
  }

  public static PictureLimits defaults() {
    return new PictureLimits(8 << 20, 1 << 24, 16_384, 256);
  }

  void admitBytes(long found) throws BadPicture {
    if (found == 0) {
      throw new BadPicture(Reason.PICTURE_TYPE, "the picture has no bytes");
    }
    if (found > bytes) {
      throw new BadPicture(
          Reason.PICTURE_SIZE,
          "the picture has %d bytes, expected at most %d".formatted(found, bytes));
    }
  }

  /** Of every frame of a clip together; before anything is decoded. */
  void admit(PictureFormat format, long width, long height, long count) throws BadPicture {
    if (width < 1 || height < 1 || width > side || height > side) {
      throw new BadPicture(
          Reason.PICTURE_SIZE,
          "the %s is %d x %d, expected sides from 1 to %d".formatted(format, width, height, side));
    }
    if (count < 1 || count > frames) {
      throw new BadPicture(
          Reason.PICTURE_SIZE,
          "the %s has %d frames, expected 1 to %d".formatted(format, count, frames));
    }
    if (width * height * count > pixels) {
      throw new BadPicture(
          Reason.PICTURE_SIZE,
          "the %s has %d pixels (%d x %d, %d frames), expected at most %d"
              .formatted(format, width * height * count, width, height, count, pixels));
    }
  }
}
