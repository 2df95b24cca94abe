package io.freshet.encode;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureReader;
import io.freshet.picture.Pixels;
import io.freshet.schema.ItemEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.openhft.hashing.LongHashFunction;

/** What an item event shows of its item. */
public sealed interface PictureContent {
  /**
   * Tells contents apart; 0 is nothing. Of a picture by address it is that of the address: who
   * changes a picture changes where it lies, as caches have it.
   */
  long hash();

  /** A picture that came with the event. */
  sealed interface Inline extends PictureContent {
    /** The picture, or the frames of a clip or animation. Slow where they are large. */
    List<Pixels> read(PictureReader reader) throws BadPicture;
  }

  /** No picture. */
  record Nothing() implements PictureContent {
    @Override
    public long hash() {
      return 0;
    }
  }

  /**
   * A picture file or an animation.
   *
   * @param told media type, empty when nobody said
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by hash
  record Picture(byte[] file, String told) implements Inline {
    @Override
    public long hash() {
      return hashOf(1, told, List.of(file));
    }

    @Override
    public List<Pixels> read(PictureReader reader) throws BadPicture {
      return reader.read(file, told);
    }
  }

  /**
   * The frames of a clip.
   *
   * @param told media type of all, empty when nobody said
   */
  record Frames(List<byte[]> files, String told) implements Inline {
    @Override
    public long hash() {
      return hashOf(2, told, files);
    }

    @Override
    public List<Pixels> read(PictureReader reader) throws BadPicture {
      return reader.readClip(files, told);
    }
  }

  /**
   * A picture to be fetched.
   *
   * @param told media type, empty when nobody said
   */
  record Address(String uri, String told) implements PictureContent {
    @Override
    public long hash() {
      return hashOf(3, told, List.of(uri.getBytes(StandardCharsets.UTF_8)));
    }
  }

  static PictureContent of(ItemEvent event) {
    String told = Objects.requireNonNullElse(event.getPictureType(), "");
    ByteBuffer picture = event.getPicture();
    if (picture != null) {
      return new Picture(bytes(picture), told);
    }
    if (!event.getFrames().isEmpty()) {
      List<byte[]> files = new ArrayList<>();
      event.getFrames().forEach(frame -> files.add(bytes(frame)));
      return new Frames(files, told);
    }
    String uri = event.getImageUri();
    return uri == null || uri.isEmpty() ? new Nothing() : new Address(uri, told);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static long hashOf(long kind, String told, List<byte[]> files) {
    long hash = LongHashFunction.xx(kind).hashBytes(told.getBytes(StandardCharsets.UTF_8));
    for (byte[] file : files) {
      hash = LongHashFunction.xx(hash).hashBytes(file);
    }
    return hash == 0 ? 1 : hash;
  }
}
