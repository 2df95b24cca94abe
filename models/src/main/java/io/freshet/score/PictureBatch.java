package io.freshet.score;

import java.util.List;

/**
 * Pictures as an encoder reads them.
 *
 * @param values (B, C, H, W) or (B, F, C, H, W), from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PictureBatch(int rows, float[] values) {
  /** Pictures of one size, at least one. */
  public static PictureBatch of(List<float[]> pictures) {
    int each = pictures.get(0).length;
    float[] values = new float[pictures.size() * each];
    for (int row = 0; row < pictures.size(); row++) {
      System.arraycopy(pictures.get(row), 0, values, row * each, each);
    }
    return new PictureBatch(pictures.size(), values);
  }

  public PictureBatch {
    if (rows < 1 || values.length % rows != 0) {
      throw new IllegalArgumentException(
          "%d values are no batch of %d pictures".formatted(values.length, rows));
    }
  }
}
