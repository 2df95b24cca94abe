package io.freshet.block;

import io.freshet.tensor.Block;
import java.util.List;

/** Puts a mixer into the stream: decides what is normalised, fed and added. */
public interface Wrapper extends Block, Part {
  Mixer mixer();

  /** All of them: a block of several streams mixes each. */
  default List<Mixer> mixers() {
    return List.of(mixer());
  }
}
