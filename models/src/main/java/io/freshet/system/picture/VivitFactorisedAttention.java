package io.freshet.system.picture;

import io.freshet.block.Stack;
import io.freshet.block.picture.MeanToken;
import io.freshet.block.picture.SpaceAttention;
import io.freshet.block.picture.SpaceThenTime;
import io.freshet.block.picture.SpaceTime;
import io.freshet.block.picture.TimeAttention;
import io.freshet.block.picture.TimedTokens;
import io.freshet.block.picture.TubeletTokens;
import io.freshet.system.Card;

/**
 * "ViViT, A Video Vision Transformer" (Arnab et al., 2021), model 3: differs from {@link Vivit} in
 * every block, which asks first the boxes of its own time and then those of its own place. At first
 * the second attention says nothing.
 */
public final class VivitFactorisedAttention implements VivitDefinition {
  @Override
  public Card card() {
    return new Card(
        "vivit-factorised-attention",
        ClipTokens.PAPER + ", model 3",
        "asks in every block first over space, then over time");
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    TubeletTokens tokens = ClipTokens.of(settings, shape);
    SpaceTime grid = SpaceTime.of(tokens.tubelets());
    SpaceThenTime block =
        new SpaceThenTime(
            new SpaceAttention(grid, width, settings.heads()),
            new TimeAttention(grid, width, settings.heads()),
            ClipTokens.feed(settings),
            settings.dropout());
    return new PictureParts(
        new TimedTokens(tokens), new Stack(block, settings.depth()), new MeanToken(width));
  }
}
