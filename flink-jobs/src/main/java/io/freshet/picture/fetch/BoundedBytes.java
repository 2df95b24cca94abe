package io.freshet.picture.fetch;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.wire.Reason;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream whole, and never more of it than is accepted. */
final class BoundedBytes {
  private BoundedBytes() {}

  static byte[] read(InputStream in, PictureLimits limits) throws IOException, BadPicture {
    byte[] bytes = in.readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      throw new BadPicture(
          Reason.PICTURE_SIZE,
          "the picture has more than %d bytes, expected at most that".formatted(limits.bytes()));
    }
    return bytes;
  }
}
