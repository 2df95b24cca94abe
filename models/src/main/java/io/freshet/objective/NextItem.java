package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.List;

/** At every position: which item comes next? */
public record NextItem() implements Objective {
  @Override
  public String name() {
    return "causal-next-item";
  }

  @Override
  public Mode mode() {
    return Mode.CAUSAL;
  }

  @Override
  public Asked asks() {
    return Asked.LAST_STATE;
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    int length = windows.stream().mapToInt(Window::length).max().orElseThrow();
    int targets = windows.stream().mapToInt(Window::length).sum();
    long[] items = new long[windows.size() * length];
    long[] positions = new long[targets];
    long[] next = new long[targets];
    int filled = 0;
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      int at = (row + 1) * length - window.length();
      for (int i = window.from(); i < window.to() - 1; i++) {
        items[at] = window.sequence()[i] + 1L;
        positions[filled] = at++;
        next[filled++] = window.sequence()[i + 1] + 1L;
      }
    }
    return new TrainingBatch(windows.size(), length, items, positions, next);
  }
}
