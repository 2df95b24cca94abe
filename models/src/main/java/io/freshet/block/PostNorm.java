package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A mixer and a feed-forward part, each added first and normalised after, so that the stream itself
 * is normalised at the end of every block.
 *
 * @param width D
 * @param mixer between positions
 * @param feedForward at each position
 * @param dropout of what is added
 */
public record PostNorm(int width, Mixer mixer, FeedForward feedForward, double dropout)
    implements Wrapper {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    LayerNorm norm = new LayerNorm(width);
    T main = in.get(Slot.MAIN, this);
    T pending = in.find(Slot.PENDING);
    T stream = pending == null ? main : pass.ops().add(main, pending);
    Flow<T> ready = in.without(Slot.PENDING).with(Slot.MAIN, stream);
    T mixed = mixer.apply(pass.in("mixer"), ready).get(Slot.MAIN, this);
    T update = pass.dropout("mixer", mixed, dropout);
    T between = norm.apply(pass.in("mixer/norm"), pass.positionsRead(stream), update).normed();
    Flow<T> fed = feedForward.apply(pass.in("feed"), ready.with(Slot.MAIN, between));
    T added = pass.dropout("feed", fed.get(Slot.MAIN, this), dropout);
    return fed.with(Slot.MAIN, norm.apply(pass.in("feed/norm"), between, added).normed());
  }

  @Override
  public String label() {
    return "post-norm";
  }
}
