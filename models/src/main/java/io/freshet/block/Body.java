package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Set;

/** Wrapped mixers one after the other. */
public interface Body extends Block, Part {
  /** In the order in which they are applied; a shared one as often as it is. */
  List<Mixer> mixers();

  /** What an objective must give, or it cannot learn. */
  default Set<Slot> needs() {
    return Set.of();
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
