package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * GLTR (Li et al., 2019): frames first hear their neighbours, by filters over time of dilation 1, 2
 * and 4 side by side, and then, by what they have heard, all frames of the clip; every place of a
 * frame is told the same. Before the first frame and after the last one that frame stands still.
 *
 * @param clip what it is fitted to
 * @param hidden of each dilation
 */
public record GlobalLocalTemporal(Clip clip, int hidden) implements Gate {
  private static final List<Integer> RATES = List.of(1, 2, 4);
  private static final int TAPS = 3;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T rows = ops.reduce(Reduction.MEAN, ops.reduce(Reduction.MEAN, x, -1), -2);
    T frames = ops.reshape(rows, Size.SAME, Size.SAME, Size.SAME);
    T told =
        new Linear(RATES.size() * hidden, clip.channels())
            .apply(pass.in("out"), everyFrame(pass, nearFrames(pass, frames)));
    T everywhere = ops.reshape(told, Size.SAME, Size.SAME, Size.SAME, Size.of(1), Size.of(1));
    return in.with(Slot.FEATURES, ops.add(x, everywhere));
  }

  /** (B, F, C) to (B, F, 3 hidden). */
  private <T> T nearFrames(Pass<T> pass, T frames) {
    Ops<T> ops = pass.ops();
    List<T> heard = new ArrayList<>();
    for (int rate : RATES) {
      Linear filter = new Linear(TAPS * clip.channels(), hidden);
      heard.add(filter.apply(pass.in("rate" + rate), taps(ops, frames, rate)));
    }
    return ops.unary(Unary.RELU, ops.concat(-1, heard));
  }

  /** (B, F, 3 C): each frame between those so many frames before and after it. */
  private <T> T taps(Ops<T> ops, T frames, int rate) {
    List<T> padded = new ArrayList<>();
    padded.addAll(Collections.nCopies(rate, ops.slice(frames, 1, Span.of(0, 1))));
    padded.add(frames);
    padded.addAll(Collections.nCopies(rate, ops.slice(frames, 1, Span.LAST)));
    T whole = ops.concat(1, padded);
    List<T> taps = new ArrayList<>();
    for (int tap = 0; tap < TAPS; tap++) {
      long first = (long) tap * rate;
      taps.add(ops.slice(whole, 1, Span.of(first, first + clip.frames())));
    }
    return ops.concat(-1, taps);
  }

  /** (B, F, 3 hidden), added to what was there. */
  private <T> T everyFrame(Pass<T> pass, T near) {
    Ops<T> ops = pass.ops();
    int width = RATES.size() * hidden;
    T query = new Unbiased(width, hidden).apply(pass.in("query"), near);
    T key = new Unbiased(width, hidden).apply(pass.in("key"), near);
    T shares = ops.softmax(ops.matmul(query, ops.transpose(key, 0, 2, 1)), -1);
    pass.tap(FullAttention.PROBABILITIES, shares);
    T value = new Unbiased(width, width).apply(pass.in("value"), near);
    return ops.add(near, ops.matmul(shares, value));
  }

  @Override
  public String label() {
    return "global-local-temporal(%d)".formatted(hidden);
  }
}
