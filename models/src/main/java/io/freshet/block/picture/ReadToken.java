package io.freshet.block.picture;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Span;
import java.util.List;

/**
 * A token of its own after those of a picture, {@code token} (D), which sees them all and is read.
 *
 * @param width D
 * @param dropout of all tokens
 */
record ReadToken(int width, double dropout) {
  /**
   * (B, N, D) to (B, N + 1, D).
   *
   * @param tokens with their places
   * @param place of the new one, (1, D)
   */
  <T> T after(Pass<T> pass, T tokens, T place) {
    Ops<T> ops = pass.ops();
    T token = pass.parameter("token", Initial.ZEROS, width);
    T row = ops.add(ops.scale(ops.slice(tokens, 1, Span.of(0, 1)), 0), token);
    T all = ops.concat(1, List.of(tokens, ops.add(row, place)));
    return pass.dropout("tokens", all, dropout);
  }
}
