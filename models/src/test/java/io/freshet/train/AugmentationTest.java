package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.PictureSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AugmentationTest {
  private static final int SIDE = 10;
  private static final int PIXELS = SIDE * SIDE;

  /** Each column as bright as its number, from 1, so that every change shows. */
  private final PictureSet set = columns();

  @Test
  void leavesAPictureAsItIsWhenNothingIsAsked() {
    float[] same = written(Augmentation.none(), 5);

    for (int at = 0; at < PIXELS; at++) {
      assertThat(same[at]).isEqualTo(set.value(0, at));
    }
  }

  @Test
  void theSameSeedGivesTheSamePicture() {
    Augmentation all = new Augmentation(0.5, 2, 1);

    assertThat(written(all, 7)).isEqualTo(written(all, 7)).isNotEqualTo(written(all, 8));
  }

  @Test
  void mirrorsLeftToRight() {
    float[] mirrored = written(new Augmentation(1, 0, 0), 5);

    for (int at = 0; at < PIXELS; at++) {
      int across = at % SIDE;
      assertThat(mirrored[at]).isEqualTo(set.value(0, at - across + SIDE - 1 - across));
    }
  }

  @Test
  void shiftsByNoMoreThanAskedAndFillsWithBlack() {
    boolean[] seen = new boolean[3];
    for (long seed = 0; seed < 50; seed++) {
      float[] shifted = written(new Augmentation(0, 1, 0), seed);
      int right = Math.round(255 * (set.value(0, 5) - shifted[5 * SIDE + 5]));
      assertThat(right).isBetween(-1, 1);
      seen[right + 1] = true;
      int empty = right > 0 ? 0 : SIDE - 1;
      if (right != 0) {
        assertThat(shifted[5 * SIDE + empty]).isZero();
      }
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void blackensOneRectangle() {
    for (long seed = 0; seed < 50; seed++) {
      float[] erased = written(new Augmentation(0, 0, 1), seed);
      int top = SIDE;
      int bottom = -1;
      int left = SIDE;
      int right = -1;
      int black = 0;
      for (int at = 0; at < PIXELS; at++) {
        if (erased[at] == 0) {
          black++;
          top = Math.min(top, at / SIDE);
          bottom = Math.max(bottom, at / SIDE);
          left = Math.min(left, at % SIDE);
          right = Math.max(right, at % SIDE);
        }
      }
      assertThat(black).isEqualTo((bottom - top + 1) * (right - left + 1));
      assertThat(black).isBetween(1, PIXELS / 3);
    }
  }

  private float[] written(Augmentation augmentation, long seed) {
    float[] target = new float[2 * PIXELS];
    augmentation.write(set, 0, target, PIXELS, seed);
    assertThat(target[PIXELS - 1]).as("the picture before is left alone").isZero();
    float[] picture = new float[PIXELS];
    System.arraycopy(target, PIXELS, picture, 0, PIXELS);
    return picture;
  }

  private static PictureSet columns() {
    byte[] pixels = new byte[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      pixels[at] = (byte) (1 + at % SIDE);
    }
    PictureSet.Size size = new PictureSet.Size(1, SIDE, SIDE);
    return new PictureSet("columns", size, pixels, new byte[1], List.of("columns"));
  }
}
