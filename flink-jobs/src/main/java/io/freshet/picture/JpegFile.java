package io.freshet.picture;

import java.io.ByteArrayOutputStream;

/**
 * The segments of a JPEG, ITU-T T.81. Colour profiles, EXIF with its thumbnail and turn, and
 * comments are left out; the marks of JFIF and Adobe, which say how colours are stored, stay.
 */
final class JpegFile {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;

  /** A progressive picture needs about ten; each is a walk over all pixels. */
  private static final int MOST_SCANS = 64;

  private final FileBytes in;
  private final PictureLimits limits;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int scans;

  JpegFile(FileBytes in, PictureLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  PictureFile inspect() throws BadPicture {
    in.skip(2);
    keep(START);
    for (int marker = marker(); marker != END; marker = marker()) {
      if (isAlone(marker)) {
        keep(marker);
      } else {
        segment(marker);
      }
    }
    keep(END);
    if (scans == 0) {
      throw in.broken("has no scan");
    }
    return PictureFile.still(PictureFormat.JPEG, width, height, kept.toByteArray());
  }

  private int marker() throws BadPicture {
    if (in.u8() != 0xFF) {
      throw in.broken("has no marker");
    }
    int marker = 0xFF;
    while (marker == 0xFF) {
      marker = in.u8();
    }
    return marker;
  }

  private void segment(int marker) throws BadPicture {
    int start = in.position();
    int length = in.u16();
    if (length < 2) {
      throw in.broken("has a segment of %d bytes".formatted(length));
    }
    if (isFrame(marker)) {
      frame();
    }
    in.skip(start + length - in.position());
    if (marker == SCAN) {
      scan();
    }
    if (isNeeded(marker)) {
      keep(marker);
      kept.write(in.all(), start, in.position() - start);
    }
  }

  private void frame() throws BadPicture {
    if (width != 0) {
      throw in.broken("has two frames");
    }
    in.skip(1);
    int h = in.u16();
    int w = in.u16();
    limits.admit(PictureFormat.JPEG, w, h, 1);
    width = w;
    height = h;
  }

  /** Moves over coded data, in which 0xFF is followed by 0 or the number of a restart. */
  private void scan() throws BadPicture {
    scans++;
    if (width == 0 || scans > MOST_SCANS) {
      throw in.broken(
          width == 0
              ? "has a scan before its frame"
              : "has more scans than %d".formatted(MOST_SCANS));
    }
    byte[] all = in.all();
    int at = in.position();
    while (at + 1 < all.length && !(all[at] == (byte) 0xFF && endsScan(all[at + 1] & 0xFF))) {
      at++;
    }
    in.skip(at - in.position());
  }

  private static boolean endsScan(int after) {
    return after != 0 && after != 0xFF && !(after >= 0xD0 && after <= 0xD7);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }

  private static boolean isNeeded(int marker) {
    return marker < JFIF || marker == JFIF || marker == ADOBE;
  }

  private void keep(int marker) {
    kept.write(0xFF);
    kept.write(marker);
  }
}
