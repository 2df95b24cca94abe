package io.freshet.score;

/**
 * Pictures as an encoder reads them.
 *
 * @param values (B, C, H, W) or (B, F, C, H, W), from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PictureBatch(int rows, float[] values) {
  public PictureBatch {
    if (rows < 1 || values.length % rows != 0) {
      throw new IllegalArgumentException(
          "%d values are no batch of %d pictures".formatted(values.length, rows));
    }
  }
}
