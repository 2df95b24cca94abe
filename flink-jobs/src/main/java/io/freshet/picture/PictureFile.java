package io.freshet.picture;

import java.util.List;

/**
 * A file that was walked through: what it claims is within the limits and agrees with itself, and
 * what a decoder need not see is gone.
 *
 * @param width of the picture or of the canvas of an animation
 * @param frames one, or those of an animation
 * @param bytes with the parts that make the picture and no others: profiles, comments and
 *     compressed texts are left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureFile(
    PictureFormat format, int width, int height, List<FramePlace> frames, byte[] bytes) {

  PictureFile {
    frames = List.copyOf(frames);
  }

  /** Of one picture. */
  static PictureFile still(PictureFormat format, int width, int height, byte[] bytes) {
    return new PictureFile(
        format,
        width,
        height,
        List.of(new FramePlace(0, 0, width, height, FramePlace.Disposal.KEEP)),
        bytes);
  }
}
