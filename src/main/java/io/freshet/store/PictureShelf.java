package io.freshet.store;

import io.freshet.schema.ItemEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Says which pictures are kept, by their sizes and what is there already. */
final class PictureShelf {
  private final PictureBounds bounds;
  private long bytes;

  /**
   * @param bytes of the pictures that are kept now
   */
  PictureShelf(PictureBounds bounds, long bytes) {
    this.bounds = bounds;
    this.bytes = bytes;
  }

  /** Of the pictures that are kept, once all that was placed is written. */
  long bytes() {
    return bytes;
  }

  /**
   * The picture to keep of an item from now on; empty when it shows none, none that a browser is
   * shown, or there is no room for it.
   *
   * @param before bytes of the picture that is kept of it now
   */
  Optional<byte[]> place(ItemEvent item, int before) {
    long others = bytes - before;
    Optional<byte[]> kept =
        file(item)
            .filter(file -> file.remaining() <= Math.min(bounds.each(), bounds.all() - others))
            .map(PictureShelf::bytes)
            .filter(file -> PictureType.of(file).isPresent());
    bytes = others + kept.map(file -> file.length).orElse(0);
    return kept;
  }

  /** Of a clip of several files the middle one, as an encoder of pictures reads it. */
  private static Optional<ByteBuffer> file(ItemEvent item) {
    List<ByteBuffer> frames = item.getFrames();
    return Optional.ofNullable(item.getPicture())
        .or(() -> frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(frames.size() / 2)));
  }

  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.remaining()];
    file.duplicate().get(bytes);
    return bytes;
  }

  /** What is known of the item but for the bytes of its picture: an empty one says it is kept. */
  static ItemEvent facts(ItemEvent item, Optional<byte[]> kept) {
    ItemEvent facts =
        new ItemEvent(
            item.getItemId(),
            item.getAt(),
            item.getAvailable(),
            item.getTitle(),
            item.getCategories(),
            item.getImageUri(),
            item.getExpiresAt(),
            item.getAttributes(),
            null,
            null,
            List.of());
    kept.flatMap(PictureType::of)
        .ifPresent(
            type -> {
              facts.setPicture(ByteBuffer.allocate(0));
              facts.setPictureType(type.mediaType());
            });
    return facts;
  }
}
