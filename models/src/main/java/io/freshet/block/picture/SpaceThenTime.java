package io.freshet.block.picture;

import io.freshet.block.FeedForward;
import io.freshet.block.LayerNorm;
import io.freshet.block.Mixer;
import io.freshet.block.Wrapper;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Normed;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import java.util.List;

/**
 * Attention over space, attention over time and a feed-forward part, each normalised before and
 * added after. Without the second it is a block of a picture model, whose scopes the others have.
 *
 * @param space what asks first
 * @param time what asks then
 * @param feedForward at each token
 * @param dropout of what is added
 */
public record SpaceThenTime(
    SpaceAttention space, TimeAttention time, FeedForward feedForward, double dropout)
    implements Wrapper {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Pass<T> whole = pass.reading(Reads.ALL);
    LayerNorm norm = new LayerNorm(space.width());
    Normed<T> first =
        norm.apply(whole.in("mixer/norm"), in.get(Slot.MAIN, this), in.find(Slot.PENDING));
    T near = added(whole, space, "mixer", first);
    Normed<T> second = norm.apply(whole.in("time/norm"), first.sum(), near);
    T far = added(whole, time, "time", second);
    Normed<T> third = norm.apply(whole.in("feed/norm"), second.sum(), far);
    Flow<T> fed = feedForward.apply(whole.in("feed"), Flow.of(Slot.MAIN, third.normed()));
    T pending = whole.dropout("feed", fed.get(Slot.MAIN, this), dropout);
    return in.with(Slot.MAIN, pass.positionsRead(third.sum()))
        .with(Slot.PENDING, pass.positionsRead(pending));
  }

  private <T> T added(Pass<T> pass, Mixer mixer, String scope, Normed<T> normed) {
    Flow<T> mixed = mixer.apply(pass.in(scope), Flow.of(Slot.MAIN, normed.normed()));
    return pass.dropout(scope, mixed.get(Slot.MAIN, this), dropout);
  }

  @Override
  public Mixer mixer() {
    return space;
  }

  @Override
  public List<Mixer> mixers() {
    return List.of(space, time);
  }

  @Override
  public String label() {
    return "space-then-time";
  }
}
