package io.freshet.train;

import io.freshet.data.PictureSet;
import io.freshet.tensor.Seeds;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How pictures are changed before they are learned from, each time in another way; all frames of a
 * clip alike.
 *
 * @param mirrored share that is mirrored left to right
 * @param shift pixels to any side at most, what is missing being black
 * @param erased share of which a rectangle is blackened, of 2 % to 25 % of the picture (Zhong et
 *     al., Random Erasing, 2020)
 */
public record Augmentation(double mirrored, int shift, double erased) {
  private static final double LEAST_SHARE = 0.02;
  private static final double MOST_SHARE = 0.25;

  /** As they are. */
  public static Augmentation none() {
    return new Augmentation(0, 0, 0);
  }

  /** Good for clothes. */
  public static Augmentation standard() {
    return new Augmentation(0.5, 1, 0.1);
  }

  /**
   * Changed pictures (B, C, H, W), or clips (B, F, C, H, W).
   *
   * @param pictures their numbers in the set
   */
  Weights batch(PictureSet set, List<Integer> pictures, long seed) {
    PictureSet.Size size = set.size();
    float[] values = new float[pictures.size() * size.values()];
    for (int row = 0; row < pictures.size(); row++) {
      write(set, pictures.get(row), values, row * size.values(), Seeds.mix(seed + row));
    }
    return new Weights(values, size.batch(pictures.size()));
  }

  /**
   * Writes a changed picture.
   *
   * @param set that holds it
   * @param picture which
   * @param target of all pictures of a batch, row-major
   * @param from where this one begins there
   * @param seed of all that is drawn
   */
  void write(PictureSet set, int picture, float[] target, int from, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int height = set.size().height();
    int width = set.size().width();
    int sideways = random.nextDouble() < mirrored ? -1 : 1;
    int right = random.nextInt(2 * shift + 1) - shift;
    int down = random.nextInt(2 * shift + 1) - shift;
    for (int plane = 0; plane < set.size().planes(); plane++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int sourceX = (sideways < 0 ? width - 1 - x : x) - right;
          int sourceY = y - down;
          boolean inside = sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height;
          int row = plane * height;
          target[from + (row + y) * width + x] =
              inside ? set.value(picture, (row + sourceY) * width + sourceX) : 0;
        }
      }
    }
    if (random.nextDouble() < erased) {
      erase(set.size(), target, from, random);
    }
  }

  private static void erase(
      PictureSet.Size size, float[] target, int from, SplittableRandom random) {
    double area = random.nextDouble(LEAST_SHARE, MOST_SHARE) * size.height() * size.width();
    double aspect = Math.exp(random.nextDouble(-1, 1));
    int tall = (int) Math.min(size.height(), Math.max(1, Math.round(Math.sqrt(area * aspect))));
    int wide = (int) Math.min(size.width(), Math.max(1, Math.round(Math.sqrt(area / aspect))));
    int top = random.nextInt(size.height() - tall + 1);
    int left = random.nextInt(size.width() - wide + 1);
    for (int plane = 0; plane < size.planes(); plane++) {
      for (int y = top; y < top + tall; y++) {
        int row = from + (plane * size.height() + y) * size.width() + left;
        Arrays.fill(target, row, row + wide, 0);
      }
    }
  }
}
