package io.freshet.picture;

import io.freshet.wire.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files that anybody may have sent. Their headers are walked through before a decoder sees
 * them; nothing but {@link BadPicture} is ever thrown because of what they hold.
 */
public record PictureReader(PictureLimits limits) {
  /**
   * The picture, or the frames of an animation in their order.
   *
   * @param told media type; empty when nobody said
   */
  public List<Pixels> read(byte[] file, String told) throws BadPicture {
    limits.admitBytes(file.length);
    return PictureDecoder.decode(PictureFormat.of(file, told).inspect(file, limits));
  }

  /**
   * The frames of a clip, a picture each, all of one size.
   *
   * @param told media type of all; empty when nobody said
   */
  public List<Pixels> readClip(List<byte[]> files, String told) throws BadPicture {
    limits.admitBytes(files.stream().mapToLong(file -> file.length).sum());
    List<PictureFile> inspected = new ArrayList<>();
    for (byte[] file : files) {
      limits.admitBytes(file.length);
      PictureFile next = PictureFormat.of(file, told).inspect(file, limits);
      PictureFile first = inspected.isEmpty() ? next : inspected.get(0);
      if (next.frames().size() != 1
          || next.width() != first.width()
          || next.height() != first.height()) {
        throw new BadPicture(
            Reason.PICTURE_BROKEN,
            "frame %d of the clip is %d x %d with %d pictures in it, expected one of %d x %d"
                .formatted(
                    inspected.size(),
                    next.width(),
                    next.height(),
                    next.frames().size(),
                    first.width(),
                    first.height()));
      }
      limits.admit(next.format(), next.width(), next.height(), inspected.size() + 1L);
      inspected.add(next);
    }
    List<Pixels> frames = new ArrayList<>();
    for (PictureFile file : inspected) {
      frames.addAll(PictureDecoder.decode(file));
    }
    return frames;
  }
}
