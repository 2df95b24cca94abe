package io.freshet.block.gate;

import io.freshet.block.Mixer;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;

/**
 * A mixer of positions at work on the places of a picture, all of which are real.
 *
 * @param mixer what asks
 * @param height H
 * @param width W
 */
record OnPlaces(Mixer mixer, int height, int width) {
  /** (B, C, H, W), places in rows. */
  <T> T apply(Pass<T> pass, T features) {
    Ops<T> ops = pass.ops();
    return Space.features(ops, mix(pass, Space.places(ops, features)), height, width);
  }

  /** (B, N, C), in any order. */
  <T> T mix(Pass<T> pass, T places) {
    Flow<T> flow = Flow.of(Slot.MAIN, places).with(Slot.REAL, everywhere(pass.ops(), places));
    return mixer.apply(pass.reading(Reads.ALL), flow).get(Slot.MAIN, mixer);
  }

  /** (B, N), true. */
  private static <T> T everywhere(Ops<T> ops, T places) {
    T first = ops.reshape(ops.slice(places, 2, Span.of(0, 1)), Size.SAME, Size.SAME);
    return ops.binary(Binary.LESS, ops.scalar(-1), ops.unary(Unary.ABSOLUTE, first));
  }
}
