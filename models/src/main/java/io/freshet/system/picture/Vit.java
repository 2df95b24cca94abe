package io.freshet.system.picture;

import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.picture.ClassToken;
import io.freshet.block.picture.LastRead;
import io.freshet.block.picture.MeanToken;
import io.freshet.block.picture.PatchTokens;
import io.freshet.block.picture.Patches;
import io.freshet.system.Card;
import io.freshet.system.Knob;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/**
 * "An Image is Worth 16x16 Words" (Dosovitskiy et al., 2021): a transformer over the patches of a
 * picture, read at a token of its own that sees them all. Sizes are those of small pictures. The
 * token stands after the patches, so that the last block works out nothing else; attention does not
 * know the difference.
 */
public final class Vit implements PictureDefinition {
  static final Knob PATCH = Knob.number("patch", 4, "pixels of a patch on each side");

  static final Knob POOL =
      Knob.choice("pool", List.of("class-token", "mean"), "what is made of the tokens' states");

  static final List<Knob> KNOBS = List.of(PATCH, POOL);

  @Override
  public Card card() {
    return new Card(
        "vit",
        "Dosovitskiy et al.: An Image is Worth 16x16 Words, Transformers for Image Recognition at"
            + " Scale, 2021",
        "is what systems of patches are compared with");
  }

  @Override
  public List<Knob> knobs() {
    return KNOBS;
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 3, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    boolean mean = settings.choice(POOL).equals("mean");
    Stack body = body(settings);
    return new PictureParts(
        front(settings, shape),
        mean ? body : new LastRead(body),
        mean ? new MeanToken(width) : new ClassToken(width));
  }

  static PatchTokens front(PictureSettings settings, PictureShape shape) {
    Patches patches =
        Patches.of(shape.channels(), shape.height(), shape.width(), settings.number(PATCH));
    return new PatchTokens(patches, settings.width(), settings.dropout());
  }

  static Stack body(PictureSettings settings) {
    int width = settings.width();
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Stack(block, settings.depth());
  }
}
