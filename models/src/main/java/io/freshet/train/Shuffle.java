package io.freshet.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Puts examples into a new order. */
final class Shuffle {
  private Shuffle() {}

  /** The same for the same seed. */
  static <E> List<E> of(List<E> examples, long seed) {
    List<E> shuffled = new ArrayList<>(examples);
    SplittableRandom random = new SplittableRandom(seed);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      E kept = shuffled.get(other);
      shuffled.set(other, shuffled.get(last));
      shuffled.set(last, kept);
    }
    return shuffled;
  }
}
