package io.freshet.train;

import io.freshet.objective.Window;
import java.util.ArrayList;
import java.util.List;

/** Cuts histories into windows no longer than the model, so that every item is a target once. */
final class Windows {
  private Windows() {}

  /** Cuts from the newest item backwards: the newest window of a long history is a full one. */
  static List<Window> cut(TrainingData data, int longest) {
    List<Window> windows = new ArrayList<>();
    for (int user = 0; user < data.sequences().length; user++) {
      int[] sequence = data.sequences()[user];
      int to = sequence.length;
      while (to > 1) {
        int from = Math.max(0, to - longest - 1);
        windows.add(new Window(sequence, data.sessions()[user], from, to));
        to = from + 1;
      }
    }
    return windows;
  }
}
