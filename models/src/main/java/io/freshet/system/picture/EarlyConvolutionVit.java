package io.freshet.system.picture;

import io.freshet.block.picture.ClassToken;
import io.freshet.block.picture.FilterTokens;
import io.freshet.block.picture.LastRead;
import io.freshet.system.Card;
import java.util.List;

/**
 * "Early Convolutions Help Transformers See Better" (Xiao et al., 2021): a {@link Vit} that is
 * shown what two small filters made of a picture instead of squares cut out of it. Filters know
 * that neighbouring pixels belong together; a map of squares has to learn it.
 */
public final class EarlyConvolutionVit implements PictureDefinition {
  private static final int STAGES = 2;

  @Override
  public Card card() {
    return new Card(
        "vit-c",
        "Xiao et al.: Early Convolutions Help Transformers See Better, 2021",
        "reads pictures by small filters of two steps instead of squares");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 3, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    int width = settings.width();
    int places = halved(shape.height()) * halved(shape.width());
    List<Integer> channels = List.of(shape.channels(), width / 3, 2 * width / 3);
    return new PictureParts(
        new FilterTokens(channels, places, width, settings.dropout()),
        new LastRead(Vit.body(settings)),
        new ClassToken(width));
  }

  /** Pixels on a side after all stages. */
  private static int halved(int side) {
    int left = side;
    for (int stage = 0; stage < STAGES; stage++) {
      left = (left + 1) / 2;
    }
    return left;
  }
}
