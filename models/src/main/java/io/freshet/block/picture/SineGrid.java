package io.freshet.block.picture;

import io.freshet.tensor.Weights;

/**
 * Places of patches that nobody learns: the first half of a row tells how far down a patch lies,
 * the second how far to the right, each in sines and cosines of ever longer waves.
 *
 * @param down rows of patches
 * @param across patches of a row
 * @param width D
 */
record SineGrid(int down, int across, int width) {
  private static final double LONGEST = 10_000;

  SineGrid {
    if (width % 4 != 0) {
      throw new IllegalArgumentException(
          "width is %d, expected a multiple of 4: two axes, of each sines and cosines"
              .formatted(width));
    }
  }

  /** (N + 1, D): a row for each patch, and zeros for the token that stands after them. */
  Weights rows() {
    float[] values = new float[(down * across + 1) * width];
    int quarter = width / 4;
    for (int patch = 0; patch < down * across; patch++) {
      int at = patch * width;
      for (int wave = 0; wave < quarter; wave++) {
        double length = Math.pow(LONGEST, (double) wave / quarter);
        double lower = patch / across / length;
        double further = patch % across / length;
        values[at + wave] = (float) Math.sin(lower);
        values[at + quarter + wave] = (float) Math.cos(lower);
        values[at + 2 * quarter + wave] = (float) Math.sin(further);
        values[at + 3 * quarter + wave] = (float) Math.cos(further);
      }
    }
    return Weights.of(values, down * across + 1L, width);
  }
}
