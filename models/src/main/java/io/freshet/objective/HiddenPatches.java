package io.freshet.objective;

import io.freshet.tensor.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which patches of a picture are hidden? As many of each, chosen by ordering noise.
 *
 * @param patches N, of a picture
 * @param share of them that is hidden
 */
public record HiddenPatches(int patches, double share) {
  public HiddenPatches {
    if (!(share > 0 && share < 1) || shown(patches, share) < 1) {
      throw new IllegalArgumentException(
          "hidden patches: share is %s of %d, expected above 0 and below 1, so that one is shown"
              .formatted(share, patches));
    }
  }

  /**
   * An order of patches in which those shown come first.
   *
   * @param shuffled (N) which patch stands at each place of the order
   * @param restored (N) at which place of the order each patch stands
   * @param shown V
   */
  public record Order(int[] shuffled, int[] restored, int shown) {
    /** (V) the patches that are shown. */
    public int[] seen() {
      return Arrays.copyOf(shuffled, shown);
    }

    /** (N) where each patch stands among those shown; V for one that is hidden. */
    public int[] stands() {
      return Arrays.stream(restored).map(place -> Math.min(place, shown)).toArray();
    }

    public boolean hides(int patch) {
      return restored[patch] >= shown;
    }
  }

  /** V, of every picture. */
  public int shown() {
    return shown(patches, share);
  }

  /** Of every picture. */
  public int hidden() {
    return patches - shown();
  }

  private static int shown(int patches, double share) {
    return (int) (patches * (1 - share));
  }

  /** The same for the same seed. */
  public Order order(long seed) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    double[] noise = random.doubles(patches).toArray();
    int[] shuffled =
        IntStream.range(0, patches)
            .boxed()
            .sorted(Comparator.comparingDouble(patch -> noise[patch]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] restored = new int[patches];
    for (int place = 0; place < patches; place++) {
      restored[shuffled[place]] = place;
    }
    return new Order(shuffled, restored, shown());
  }
}
