package io.freshet.system.picture;

import io.freshet.block.FullAttention;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.picture.MeanToken;
import io.freshet.block.picture.TimedTokens;
import io.freshet.system.Card;
import io.freshet.tensor.Visibility.Order;

/**
 * "ViViT, A Video Vision Transformer" (Arnab et al., 2021), model 1: differs from {@link Vit} in
 * what it reads, boxes of a clip, each told where and when it is. Every box asks every other one.
 * Read, like all four models here, as the mean of all tokens, the paper's way without a token of
 * its own.
 */
public final class Vivit implements VivitDefinition {
  @Override
  public Card card() {
    return new Card(
        "vivit",
        ClipTokens.PAPER + ", model 1",
        "asks in boxes of space and time, every one all others");
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            ClipTokens.feed(settings),
            settings.dropout());
    return new PictureParts(
        new TimedTokens(ClipTokens.of(settings, shape)),
        new Stack(block, settings.depth()),
        new MeanToken(width));
  }
}
