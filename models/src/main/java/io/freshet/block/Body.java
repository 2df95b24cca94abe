package io.freshet.block;

import io.freshet.tensor.Block;
import java.util.List;

/** Wrapped mixers one after the other. */
public interface Body extends Block, Part {
  /** In the order in which they are applied; a shared one as often as it is. */
  List<Mixer> mixers();

  /** Whether it must be told which positions are shown while it learns. */
  default boolean readsShown() {
    return false;
  }

  /**
   * Which outputs may depend on which inputs after all mixers, the stream around them included.
   *
   * @return [to][from]
   */
  default boolean[][] reach(int length) {
    boolean[][] reach = new boolean[length][length];
    for (int at = 0; at < length; at++) {
      reach[at][at] = true;
    }
    for (Mixer mixer : mixers()) {
      reach = after(mixer, reach);
    }
    return reach;
  }

  private static boolean[][] after(Mixer mixer, boolean[][] before) {
    int length = before.length;
    boolean[][] after = new boolean[length][];
    for (int to = 0; to < length; to++) {
      after[to] = before[to].clone();
      for (int via = 0; via < length; via++) {
        if (mixer.reaches(via, to, length)) {
          for (int from = 0; from < length; from++) {
            after[to][from] |= before[via][from];
          }
        }
      }
    }
    return after;
  }
}
