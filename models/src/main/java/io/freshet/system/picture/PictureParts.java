package io.freshet.system.picture;

import io.freshet.block.gate.GateMaker;
import io.freshet.block.picture.MeanPlace;
import io.freshet.block.picture.Trunk;
import io.freshet.block.picture.TrunkEntry;
import io.freshet.tensor.Block;

/**
 * What a picture system is made of.
 *
 * @param front reads PICTURES, brought to mean 0 and deviation 1, as FEATURES or as MAIN
 * @param body what is done to these
 * @param exit makes VECTOR of them
 */
public record PictureParts(Block front, Block body, Block exit) {
  /**
   * A trunk of filters of which every stage ends in such a gate, read as the mean of all places.
   */
  static PictureParts gated(GateMaker kind, PictureSettings settings, PictureShape shape) {
    Trunk.Sizes sizes = new Trunk.Sizes(settings.width(), settings.depth());
    return new PictureParts(
        new TrunkEntry(shape.channels(), sizes.channels(0)),
        Trunk.of(shape.height(), shape.width(), sizes, kind),
        new MeanPlace(settings.width()));
  }
}
