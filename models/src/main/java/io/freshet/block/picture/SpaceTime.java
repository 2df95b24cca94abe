package io.freshet.block.picture;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;

/**
 * Tokens of clips (B, T N, W), those of one time together, in the order of their places.
 *
 * @param times T
 * @param places N
 */
public record SpaceTime(int times, int places) {
  public static SpaceTime of(Tubelets tubelets) {
    return new SpaceTime(tubelets.times(), tubelets.patches().count());
  }

  /** T N. */
  public int tokens() {
    return times * places;
  }

  /** Of a token, from 0. */
  int time(int token) {
    return token / places;
  }

  /** Of a token, from 0. */
  int place(int token) {
    return token % places;
  }

  /** (B, T N, W) to (B T, N, W). */
  <T> T byTime(Ops<T> ops, T tokens, int width) {
    return ops.reshape(tokens, Size.REST, Size.of(places), Size.of(width));
  }

  /** (B T, N, W) to (B, T N, W). */
  <T> T joinedTimes(Ops<T> ops, T byTime, int width) {
    return ops.reshape(byTime, Size.REST, Size.of(tokens()), Size.of(width));
  }

  /** (B, T N, W) to (B N, T, W). */
  <T> T byPlace(Ops<T> ops, T tokens, int width) {
    Size wide = Size.of(width);
    T apart = ops.reshape(tokens, Size.SAME, Size.of(times), Size.of(places), wide);
    return ops.reshape(ops.transpose(apart, 0, 2, 1, 3), Size.REST, Size.of(times), wide);
  }

  /** (B N, T, W) to (B, T N, W). */
  <T> T joinedPlaces(Ops<T> ops, T byPlace, int width) {
    Size wide = Size.of(width);
    T apart = ops.reshape(byPlace, Size.REST, Size.of(places), Size.of(times), wide);
    return ops.reshape(ops.transpose(apart, 0, 2, 1, 3), Size.SAME, Size.of(tokens()), wide);
  }
}
