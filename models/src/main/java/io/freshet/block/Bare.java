package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A mixer whose output is the stream: nothing is normalised, fed or added.
 *
 * @param mixer between positions
 * @param dropout of its output
 */
public record Bare(Mixer mixer, double dropout) implements Wrapper {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    T pending = in.find(Slot.PENDING);
    T stream = pending == null ? main : pass.ops().add(main, pending);
    Flow<T> ready = in.without(Slot.PENDING).with(Slot.MAIN, stream);
    Flow<T> mixed = mixer.apply(pass.in("mixer"), ready);
    return mixed.with(Slot.MAIN, pass.dropout("mixer", mixed.get(Slot.MAIN, this), dropout));
  }

  @Override
  public String label() {
    return "bare";
  }
}
