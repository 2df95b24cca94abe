package io.freshet.picture;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG, ISO/IEC 15948. Only those that make the picture are kept: others may hold
 * compressed text of any size. Of an animated PNG that is its default picture.
 */
final class PngFile {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;
  private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private final FileBytes in;
  private final PictureLimits limits;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private boolean hasData;

  PngFile(FileBytes in, PictureLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  PictureFile inspect() throws BadPicture {
    in.skip(SIGNATURE);
    kept.write(in.all(), 0, SIGNATURE);
    String name;
    do {
      name = chunk();
    } while (!name.equals("IEND"));
    if (!hasData) {
      throw in.broken("has no IDAT chunk");
    }
    return PictureFile.still(PictureFormat.PNG, width, height, kept.toByteArray());
  }

  private String chunk() throws BadPicture {
    int start = in.position();
    long length = in.u32();
    String name = in.name();
    boolean first = start == SIGNATURE;
    if (first != name.equals("IHDR") || (first && length != 13)) {
      throw in.broken("has a chunk %s of %d bytes where its header is".formatted(name, length));
    }
    if (first) {
      long w = in.u32();
      long h = in.u32();
      limits.admit(PictureFormat.PNG, w, h, 1);
      width = (int) w;
      height = (int) h;
      in.skip(length - 8);
    } else {
      in.skip(length);
    }
    long crc = in.u32();
    hasData |= name.equals("IDAT");
    if (KEPT.contains(name)) {
      checkCrc(start, (int) length, crc);
      kept.write(in.all(), start, (int) length + AROUND);
    }
    return name;
  }

  private void checkCrc(int start, int length, long stated) throws BadPicture {
    CRC32 crc = new CRC32();
    crc.update(in.all(), start + 4, length + 4);
    if (crc.getValue() != stated) {
      throw in.broken("has a chunk with CRC %08x, expected %08x".formatted(stated, crc.getValue()));
    }
  }
}
