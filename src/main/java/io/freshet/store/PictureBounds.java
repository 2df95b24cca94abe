package io.freshet.store;

/**
 * What a store keeps of pictures that come within item events.
 *
 * @param each bytes of a picture at most; 0 keeps none
 * @param all bytes of all pictures together at most; those that come when it is reached are left
 *     out until others go
 */
public record PictureBounds(int each, long all) {
  public PictureBounds {
    if (each < 0 || all < 0) {
      throw new IllegalArgumentException(
          "cannot keep pictures of %d bytes, %d together: expected 0 or more".formatted(each, all));
    }
  }

  public static PictureBounds defaults() {
    return new PictureBounds(256 << 10, 1L << 30);
  }
}
