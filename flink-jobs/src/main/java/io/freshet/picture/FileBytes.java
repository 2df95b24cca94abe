package io.freshet.picture;

import io.freshet.wire.Reason;

/** Reads numbers from a file in its order and never beyond its end. */
final class FileBytes {
  private final PictureFormat format;
  private final byte[] bytes;
  private int position;

  FileBytes(PictureFormat format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  byte[] all() {
    return bytes;
  }

  int position() {
    return position;
  }

  int left() {
    return bytes.length - position;
  }

  void skip(long count) throws BadPicture {
    position = (int) (take(count) + count);
  }

  int u8() throws BadPicture {
    return bytes[next(1)] & 0xFF;
  }

  int u16() throws BadPicture {
    return u8() << 8 | u8();
  }

  long u32() throws BadPicture {
    return (long) u16() << 16 | u16();
  }

  int littleU16() throws BadPicture {
    return u8() | u8() << 8;
  }

  int littleU24() throws BadPicture {
    return littleU16() | u8() << 16;
  }

  long littleU32() throws BadPicture {
    return littleU16() | (long) littleU16() << 16;
  }

  /** Four letters. */
  String name() throws BadPicture {
    int from = next(4);
    return new String(bytes, from, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  BadPicture broken(String what) {
    return new BadPicture(
        Reason.PICTURE_BROKEN, "the %s %s at byte %d".formatted(format, what, position));
  }

  private int next(int count) throws BadPicture {
    int from = take(count);
    position = from + count;
    return from;
  }

  private int take(long count) throws BadPicture {
    if (count < 0 || count > left()) {
      throw new BadPicture(
          Reason.PICTURE_TRUNCATED,
          "the %s wants %d bytes at byte %d, but %d are left"
              .formatted(format, count, position, left()));
    }
    return position;
  }
}
