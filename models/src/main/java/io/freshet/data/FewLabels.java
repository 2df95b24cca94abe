package io.freshet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Of many pictures the few whose classes somebody told. */
public final class FewLabels {
  private FewLabels() {}

  /**
   * As large a share of each class, and at least one; the same for the same seed.
   *
   * @param share above 0, at most 1
   */
  public static PictureSet of(PictureSet set, double share, long seed) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share of labels is %s, expected above 0 and at most 1".formatted(share));
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> kept = new ArrayList<>();
    for (List<Integer> pictures : byClass(set)) {
      long wanted = Math.max(1, Math.round(share * pictures.size()));
      for (int at = 0; at < Math.min(wanted, pictures.size()); at++) {
        int other = random.nextInt(at, pictures.size());
        int picture = pictures.get(other);
        pictures.set(other, pictures.get(at));
        pictures.set(at, picture);
        kept.add(picture);
      }
    }
    return set.of(kept.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<List<Integer>> byClass(PictureSet set) {
    List<List<Integer>> classes = new ArrayList<>();
    set.classes().forEach(name -> classes.add(new ArrayList<>()));
    for (int picture = 0; picture < set.pictures(); picture++) {
      classes.get(set.label(picture)).add(picture);
    }
    return classes;
  }
}
