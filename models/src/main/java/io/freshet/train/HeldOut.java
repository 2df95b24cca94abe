package io.freshet.train;

import io.freshet.data.PictureSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures by number, of which the same tenth validates every run, whatever its seed.
 *
 * @param examples to learn from
 * @param validation kept from training
 */
record HeldOut(List<Integer> examples, List<Integer> validation) {
  private static final int KEPT = 10;
  private static final long SEED = 20;

  /** All are learned from. */
  static HeldOut none(PictureSet set) {
    return new HeldOut(IntStream.range(0, set.pictures()).boxed().toList(), List.of());
  }

  static HeldOut of(PictureSet set) {
    List<Integer> all = IntStream.range(0, set.pictures()).boxed().toList();
    List<Integer> shuffled = Shuffle.of(all, SEED);
    int kept = set.pictures() / KEPT;
    return new HeldOut(shuffled.subList(kept, shuffled.size()), shuffled.subList(0, kept));
  }
}
