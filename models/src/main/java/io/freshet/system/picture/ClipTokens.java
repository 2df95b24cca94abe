package io.freshet.system.picture;

import io.freshet.block.FeedForward;
import io.freshet.block.picture.Patches;
import io.freshet.block.picture.TubeletTokens;
import io.freshet.block.picture.Tubelets;
import io.freshet.system.Knob;
import java.util.List;

/** What the models of one paper have in common. */
final class ClipTokens {
  static final String PAPER = "Arnab et al.: ViViT, A Video Vision Transformer, 2021";

  private static final Knob PATCH = Knob.number("patch", 6, "pixels of a box on each side");
  private static final Knob TUBELET = Knob.number("tubelet", 2, "frames of a box");

  static final List<Knob> KNOBS = List.of(PATCH, TUBELET);

  private ClipTokens() {}

  static TubeletTokens of(PictureSettings settings, PictureShape shape) {
    Patches patches =
        Patches.of(shape.channels(), shape.height(), shape.width(), settings.number(PATCH));
    Tubelets tubelets = Tubelets.of(shape.frames(), settings.number(TUBELET), patches);
    return new TubeletTokens(tubelets, settings.width(), settings.dropout());
  }

  static FeedForward feed(PictureSettings settings) {
    return new FeedForward(settings.width(), 4 * settings.width(), settings.dropout());
  }
}
