package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Normed;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A mixer and a feed-forward part, each normalised before and added after. What the last part adds
 * stays PENDING, so that the next normalisation can add it on the way.
 *
 * @param width D
 * @param mixer between positions
 * @param feedForward at each position
 * @param dropout of what is added
 */
public record PreNorm(int width, Mixer mixer, FeedForward feedForward, double dropout)
    implements Wrapper {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    LayerNorm norm = new LayerNorm(width);
    Normed<T> before =
        norm.apply(pass.in("mixer/norm"), in.get(Slot.MAIN, this), in.find(Slot.PENDING));
    Flow<T> mixed = mixer.apply(pass.in("mixer"), in.with(Slot.MAIN, before.normed()));
    T update = pass.dropout("mixer", mixed.get(Slot.MAIN, this), dropout);
    T stream = pass.positionsRead(before.sum());
    Normed<T> between = norm.apply(pass.in("feed/norm"), stream, update);
    Flow<T> fed = feedForward.apply(pass.in("feed"), mixed.with(Slot.MAIN, between.normed()));
    T pending = pass.dropout("feed", fed.get(Slot.MAIN, this), dropout);
    return fed.with(Slot.MAIN, between.sum()).with(Slot.PENDING, pending);
  }

  @Override
  public String label() {
    return "pre-norm";
  }
}
