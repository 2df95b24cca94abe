package io.freshet.system.picture;

import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.picture.MeanToken;
import io.freshet.block.picture.SpaceTime;
import io.freshet.block.picture.SpaceTimeHeads;
import io.freshet.block.picture.TimedTokens;
import io.freshet.block.picture.TubeletTokens;
import io.freshet.system.Card;

/**
 * "ViViT, A Video Vision Transformer" (Arnab et al., 2021), model 4, factorised dot products:
 * differs from {@link Vivit} in its heads, of which half ask the boxes of their own time and half
 * those of their own place. It learns as many numbers.
 */
public final class VivitFactorisedHeads implements VivitDefinition {
  @Override
  public Card card() {
    return new Card(
        "vivit-factorised-heads",
        ClipTokens.PAPER + ", model 4",
        "asks by half of the heads over space, by half over time");
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    TubeletTokens tokens = ClipTokens.of(settings, shape);
    PreNorm block =
        new PreNorm(
            width,
            new SpaceTimeHeads(SpaceTime.of(tokens.tubelets()), width, settings.heads()),
            ClipTokens.feed(settings),
            settings.dropout());
    return new PictureParts(
        new TimedTokens(tokens), new Stack(block, settings.depth()), new MeanToken(width));
  }
}
