package io.freshet.picture;

import io.freshet.wire.Reason;

/** The chunks of a WebP, RFC 9649. Animated ones are refused: an animation is sent as GIF. */
final class WebpFile {
  private final FileBytes in;
  private final PictureLimits limits;
  private int width;
  private int height;
  private boolean hasPicture;

  WebpFile(FileBytes in, PictureLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  PictureFile inspect() throws BadPicture {
    in.skip(4);
    long size = in.littleU32();
    if (size > in.left()) {
      in.skip(size);
    }
    in.skip(4);
    while (in.left() >= 8) {
      chunk(in.name(), in.littleU32());
    }
    if (!hasPicture) {
      throw in.broken("ends without a picture");
    }
    return PictureFile.still(PictureFormat.WEBP, width, height, in.all());
  }

  private void chunk(String name, long length) throws BadPicture {
    int start = in.position();
    switch (name) {
      case "VP8X" -> extended();
      case "VP8 " -> lossy();
      case "VP8L" -> lossless();
      case "ANIM", "ANMF" ->
          throw new BadPicture(
              Reason.PICTURE_TYPE, "the WebP is animated, expected a still one or a GIF");
      default -> {} // alpha, profile, texts: bounded by the bytes of the file
    }
    in.skip(start + length - in.position());
    in.skip(Math.min(length & 1, in.left()));
  }

  private void extended() throws BadPicture {
    in.skip(4);
    size(in.littleU24() + 1, in.littleU24() + 1);
  }

  private void lossy() throws BadPicture {
    in.skip(3);
    if (in.littleU24() != 0x2A019D) {
      throw in.broken("has no VP8 key frame");
    }
    size(in.littleU16() & 0x3FFF, in.littleU16() & 0x3FFF);
    hasPicture = true;
  }

  private void lossless() throws BadPicture {
    if (in.u8() != 0x2F) {
      throw in.broken("has no VP8L signature");
    }
    long sizes = in.littleU32();
    size((int) (sizes & 0x3FFF) + 1, (int) (sizes >> 14 & 0x3FFF) + 1);
    hasPicture = true;
  }

  /** The canvas and the picture on it must agree: either may be what a decoder allocates. */
  private void size(int w, int h) throws BadPicture {
    limits.admit(PictureFormat.WEBP, w, h, 1);
    if (hasPicture || (width != 0 && (width != w || height != h))) {
      throw in.broken(
          "has a picture of %d x %d beside one of %d x %d".formatted(w, h, width, height));
    }
    width = w;
    height = h;
  }
}
