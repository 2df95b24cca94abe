package io.freshet.dataset;

import io.freshet.model.VectorSpace;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.PictureReader;
import io.freshet.picture.PictureTensor;
import io.freshet.score.PictureBatch;
import io.freshet.score.PictureScorer;
import io.freshet.train.ItemVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of items as an encoder sees them.
 *
 * @param vectors by item
 * @param pictured items that have one
 * @param leftOut items whose picture cannot be read
 */
public record SeenPictures(ItemVectors vectors, int pictured, int leftOut) {
  private static final int AT_ONCE = 64;
  private static final float[] NOTHING = {};

  /** Read as the encoding job reads them. */
  public static SeenPictures of(List<String> items, ItemPictures pictures, PictureScorer scorer)
      throws BadDataset {
    PictureReader reader = new PictureReader(PictureLimits.defaults());
    PictureTensor tensor = new PictureTensor(scorer.encoder().reads());
    List<float[]> vectors = new ArrayList<>();
    int leftOut = 0;
    int pictured = 0;
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      List<float[]> shown = new ArrayList<>();
      for (String item : items.subList(from, Math.min(items.size(), from + AT_ONCE))) {
        Optional<byte[]> file = pictures.of(item);
        try {
          shown.add(file.isPresent() ? tensor.of(reader.read(file.get(), "")) : NOTHING);
        } catch (BadPicture e) {
          shown.add(NOTHING);
          leftOut++;
        }
      }
      pictured += (int) shown.stream().filter(each -> each.length > 0).count();
      vectors.addAll(encoded(shown, scorer));
    }
    return new SeenPictures(
        new ItemVectors(Optional.of(VectorSpace.of(scorer.encoder())), vectors), pictured, leftOut);
  }

  private static List<float[]> encoded(List<float[]> shown, PictureScorer scorer) {
    List<float[]> there = shown.stream().filter(each -> each.length > 0).toList();
    if (there.isEmpty()) {
      return shown;
    }
    float[] all = scorer.encode(PictureBatch.of(there));
    int width = scorer.encoder().width();
    List<float[]> vectors = new ArrayList<>();
    int next = 0;
    for (float[] picture : shown) {
      boolean has = picture.length > 0;
      vectors.add(has ? Arrays.copyOfRange(all, next * width, (next + 1) * width) : NOTHING);
      next += has ? 1 : 0;
    }
    return vectors;
  }
}
