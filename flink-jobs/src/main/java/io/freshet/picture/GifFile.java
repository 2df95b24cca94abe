package io.freshet.picture;

import io.freshet.picture.FramePlace.Disposal;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a GIF, version 89a. Every frame must lie on the canvas. */
final class GifFile {
  private static final int FRAME = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xF9;
  private static final int END = 0x3B;

  private final FileBytes in;
  private final PictureLimits limits;
  private final List<FramePlace> frames = new ArrayList<>();
  private Disposal disposal = Disposal.KEEP;

  GifFile(FileBytes in, PictureLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  PictureFile inspect() throws BadPicture {
    in.skip(6);
    int width = in.littleU16();
    int height = in.littleU16();
    limits.admit(PictureFormat.GIF, width, height, 1);
    int packed = in.u8();
    in.skip(2);
    colours(packed);
    for (int block = in.u8(); block != END; block = in.u8()) {
      switch (block) {
        case EXTENSION -> extension();
        case FRAME -> {
          frame(width, height);
          limits.admit(PictureFormat.GIF, width, height, frames.size());
        }
        default -> throw in.broken("has a block %02x".formatted(block));
      }
    }
    if (frames.isEmpty()) {
      throw in.broken("ends without a frame");
    }
    return new PictureFile(PictureFormat.GIF, width, height, frames, in.all());
  }

  private void extension() throws BadPicture {
    if (in.u8() == CONTROL) {
      in.skip(1);
      disposal =
          switch (in.u8() >> 2 & 7) {
            case 2 -> Disposal.CLEAR;
            case 3 -> Disposal.RESTORE;
            default -> Disposal.KEEP;
          };
      in.skip(3);
    }
    blocks();
  }

  private void frame(int width, int height) throws BadPicture {
    FramePlace place =
        new FramePlace(in.littleU16(), in.littleU16(), in.littleU16(), in.littleU16(), disposal);
    if (place.width() < 1
        || place.height() < 1
        || place.left() + place.width() > width
        || place.top() + place.height() > height) {
      throw in.broken("of %d x %d has a frame %s beyond it".formatted(width, height, place));
    }
    frames.add(place);
    disposal = Disposal.KEEP;
    colours(in.u8());
    in.skip(1);
    blocks();
  }

  private void colours(int packed) throws BadPicture {
    if ((packed & 0x80) != 0) {
      in.skip(3L << (packed & 7) + 1);
    }
  }

  private void blocks() throws BadPicture {
    for (int size = in.u8(); size != 0; size = in.u8()) {
      in.skip(size);
    }
  }
}
