package io.freshet.system.picture;

import io.freshet.block.FullAttention;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.picture.FactorisedEncoder;
import io.freshet.block.picture.MeanToken;
import io.freshet.block.picture.SpaceTime;
import io.freshet.block.picture.TubeletTokens;
import io.freshet.system.Card;
import io.freshet.system.Knob;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.stream.Stream;

/**
 * "ViViT, A Video Vision Transformer" (Arnab et al., 2021), model 2: differs from {@link Vivit} in
 * two encoders, one of the boxes of each time, one of the vectors it makes of them: T N² + T² pairs
 * ask each other in place of (T N)².
 */
public final class VivitFactorisedEncoder implements VivitDefinition {
  private static final Knob TIME_DEPTH =
      Knob.number("time-depth", 2, "blocks of the encoder over time");

  private static final List<Knob> KNOBS =
      Stream.concat(ClipTokens.KNOBS.stream(), Stream.of(TIME_DEPTH)).toList();

  @Override
  public Card card() {
    return new Card(
        "vivit-factorised-encoder",
        ClipTokens.PAPER + ", model 2",
        "encodes every time by itself, then the times");
  }

  @Override
  public List<Knob> knobs() {
    return KNOBS;
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    TubeletTokens tokens = ClipTokens.of(settings, shape);
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            ClipTokens.feed(settings),
            settings.dropout());
    FactorisedEncoder body =
        new FactorisedEncoder(
            SpaceTime.of(tokens.tubelets()),
            width,
            new Stack(block, settings.depth()),
            new Stack(block, settings.number(TIME_DEPTH)));
    return new PictureParts(tokens, body, new MeanToken(width));
  }
}
