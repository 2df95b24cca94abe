package io.freshet.block;

import io.freshet.tensor.Block;

/** Puts a mixer into the stream: decides what is normalised, fed and added. */
public interface Wrapper extends Block, Part {
  Mixer mixer();
}
