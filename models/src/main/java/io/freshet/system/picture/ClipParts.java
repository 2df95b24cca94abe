package io.freshet.system.picture;

import io.freshet.block.gate.Clip;
import io.freshet.block.gate.GateMaker;
import io.freshet.block.picture.FrameEntry;
import io.freshet.block.picture.MeanFrame;
import io.freshet.block.picture.Trunk;

/** What trunks of clips are made of. */
final class ClipParts {
  private ClipParts() {}

  /**
   * A trunk of filters that works frame by frame, of which every stage ends in such a gate, read as
   * the mean of all places of all frames.
   */
  static PictureParts gated(GateMaker kind, PictureSettings settings, PictureShape shape) {
    Trunk.Sizes sizes = new Trunk.Sizes(settings.width(), settings.depth());
    Clip clip = new Clip(shape.frames(), shape.channels(), shape.height(), shape.width());
    return new PictureParts(
        new FrameEntry(clip, sizes.channels(0)),
        Trunk.of((shape.height() + 1) / 2, (shape.width() + 1) / 2, sizes, kind),
        new MeanFrame(shape.frames(), settings.width()));
  }
}
