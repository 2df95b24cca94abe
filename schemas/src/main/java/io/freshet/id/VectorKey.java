package io.freshet.id;

import io.freshet.schema.ItemVector;
import java.util.Optional;

/**
 * Names what one version of an encoder knows of an item: {@code item/encoder/version}.
 *
 * @param encoder name, without slashes
 * @param version of the encoder, without slashes
 */
public record VectorKey(String itemId, String encoder, String version) {
  public static VectorKey of(ItemVector vector) {
    return new VectorKey(vector.getItemId(), vector.getEncoderName(), vector.getEncoderVersion());
  }

  /**
   * Splits from the right: an item id may hold slashes, the others cannot.
   *
   * @return empty where the text names no vector
   */
  public static Optional<VectorKey> parse(String text) {
    int beforeVersion = text.lastIndexOf('/');
    int beforeEncoder = beforeVersion < 1 ? -1 : text.lastIndexOf('/', beforeVersion - 1);
    if (beforeEncoder < 1
        || beforeVersion == beforeEncoder + 1
        || beforeVersion == text.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        new VectorKey(
            text.substring(0, beforeEncoder),
            text.substring(beforeEncoder + 1, beforeVersion),
            text.substring(beforeVersion + 1)));
  }

  @Override
  public String toString() {
    return itemId + '/' + encoder + '/' + version;
  }
}
