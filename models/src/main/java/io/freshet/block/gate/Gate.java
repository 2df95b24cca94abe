package io.freshet.block.gate;

import io.freshet.block.Part;
import io.freshet.tensor.Block;

/**
 * Re-weighs, or adds to, what a stage of filters made: FEATURES (B, C, H, W) to FEATURES of the
 * same shape.
 */
public interface Gate extends Block, Part {}
