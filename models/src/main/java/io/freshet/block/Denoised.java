package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Makes the vector in the last place out of noise: blocks read a token of the moment, the places
 * before, and the noisy vector, and say what it was without noise. While it learns MOMENTS (B) and
 * NOISE (B, 1, D) spoil CLEAN (B, 1, D) once; else it begins with the same noise for everybody, at
 * moment 1, and asks several times, each time of a little less of it.
 *
 * @param stack of blocks
 * @param width D
 * @param steps from noise to a vector
 */
public record Denoised(SkipStack stack, int width, int steps) implements Body {
  private static final double EPSILON = 1e-5;

  public Denoised {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is %d, expected at least 1".formatted(steps));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T pending = in.find(Slot.PENDING);
    T main = in.get(Slot.MAIN, this);
    T places = pending == null ? main : pass.ops().add(main, pending);
    Flow<T> whole = in.without(Slot.PENDING).with(Slot.MAIN, places);
    T moments = in.find(Slot.MOMENTS);
    T told = moments == null ? made(pass, whole) : learned(pass, whole, moments);
    return whole.with(Slot.MAIN, pass.positionsRead(told));
  }

  private <T> T learned(Pass<T> pass, Flow<T> in, T moments) {
    Ops<T> ops = pass.ops();
    T angle = ops.reshape(ops.scale(moments, Math.PI / 2), Size.SAME, Size.of(1), Size.of(1));
    T signal = ops.multiply(ops.unary(Unary.COS, angle), unit(ops, in.get(Slot.CLEAN, this)));
    T noise = ops.multiply(ops.unary(Unary.SIN, angle), in.get(Slot.NOISE, this));
    return told(pass, in, ops.add(signal, noise), new TimeToken(width).of(ops, moments));
  }

  private <T> T made(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T nothing = ops.scale(ops.slice(in.get(Slot.MAIN, this), 1, Span.LAST), 0);
    T noisy = ops.add(nothing, ops.constant(Initial.normal(1).draw(1, "noise", 1, 1, width)));
    T told = in.get(Slot.MAIN, this);
    for (int step = steps; step > 0; step--) {
      double now = (double) step / steps;
      double next = (double) (step - 1) / steps;
      T moment = ops.constant(Weights.of(new float[] {(float) now}, 1));
      T token = ops.add(nothing, new TimeToken(width).of(ops, moment));
      told = told(pass, in, noisy, token);
      T clean = unit(ops, ops.slice(told, 1, Span.LAST));
      T signal = ops.scale(clean, Math.cos(now * Math.PI / 2));
      T noise = ops.scale(ops.subtract(noisy, signal), 1 / Math.sin(now * Math.PI / 2));
      noisy =
          ops.add(
              ops.scale(clean, Math.cos(next * Math.PI / 2)),
              ops.scale(noise, Math.sin(next * Math.PI / 2)));
    }
    return told;
  }

  /** (B, L, D): in the last place what was there without noise. */
  private <T> T told(Pass<T> pass, Flow<T> in, T noisy, T moment) {
    Ops<T> ops = pass.ops();
    T places = in.get(Slot.MAIN, this);
    T real = in.get(Slot.REAL, this);
    T spoiled = Linear.square(width).apply(pass.in("noisy"), noisy);
    T last = ops.add(ops.slice(places, 1, Span.LAST), spoiled);
    T first = ops.add(moment, pass.parameter("moment", Initial.normal(0.02), width));
    T tokens = ops.concat(1, List.of(first, ops.slice(places, 1, Span.of(0, -1)), last));
    T heard = ops.concat(1, List.of(ops.slice(real, 1, Span.LAST), real));
    Flow<T> flow = in.with(Slot.MAIN, tokens).with(Slot.REAL, heard);
    Flow<T> out = stack.apply(pass.in("stack").reading(Reads.ALL), flow);
    T normed = new FinalNorm(width).apply(pass.in("norm"), out).get(Slot.MAIN, this);
    return ops.slice(normed, 1, Span.of(1, Span.END));
  }

  /** Of mean 0 and deviation 1. */
  private static <T> T unit(Ops<T> ops, T x) {
    T centred = ops.subtract(x, ops.reduce(Reduction.MEAN, x, -1));
    T variance = ops.reduce(Reduction.MEAN, ops.multiply(centred, centred), -1);
    return ops.binary(Binary.DIVIDE, centred, ops.unary(Unary.SQRT, ops.shift(variance, EPSILON)));
  }

  @Override
  public Set<Slot> needs() {
    return Set.of(Slot.MOMENTS, Slot.NOISE, Slot.NEXT);
  }

  @Override
  public List<Mixer> mixers() {
    return Collections.nCopies(steps, stack.mixers()).stream().flatMap(List::stream).toList();
  }

  @Override
  public String label() {
    return "%s, %d times out of noise".formatted(stack.label(), steps);
  }
}
