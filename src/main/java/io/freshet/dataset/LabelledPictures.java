package io.freshet.dataset;

import io.freshet.data.BadPictures;
import io.freshet.data.FashionMnist;
import io.freshet.data.PictureSet;
import io.freshet.picture.BadPicture;
import io.freshet.simulator.SimulatedPictures;
import java.nio.file.Path;

/**
 * Pictures to train an encoder on, with their classes.
 *
 * @param train to learn from
 * @param test kept from training, to be asked last
 * @param licence what who made them asks of users of a model
 * @param leftOut files that are no pictures which the encoding job would read
 */
public record LabelledPictures(PictureSet train, PictureSet test, String licence, int leftOut) {
  public static final String SIMULATED = "simulated-shop";

  private static final int SIMULATED_TEST = 2_400;
  private static final String OURS = "Drawn by Freshet's own simulator; no restrictions.";

  /**
   * Pictures as the simulated shop draws them; read from nowhere.
   *
   * @param count to learn from
   */
  public static LabelledPictures simulated(PictureSet.Size size, int count) {
    return new LabelledPictures(drawn(size, 1, count), drawn(size, 2, SIMULATED_TEST), OURS, 0);
  }

  private static PictureSet drawn(PictureSet.Size size, long seed, int count) {
    SimulatedPictures shop = new SimulatedPictures(seed);
    PictureCollector collector = new PictureCollector(size);
    for (int number = 0; number < count; number++) {
      SimulatedPictures.Labelled drawn = shop.draw(number);
      try {
        collector.add(drawn.png(), drawn.label());
      } catch (BadPicture e) {
        throw new IllegalStateException("the shop drew a picture that cannot be read", e);
      }
    }
    return collector.set(SIMULATED, shop.classes());
  }

  /** Of their own size, whatever is asked for. */
  public static LabelledPictures fashionMnist(Path folder) throws BadPictures {
    return new LabelledPictures(
        FashionMnist.train(folder), FashionMnist.test(folder), FashionMnist.LICENCE_NOTE, 0);
  }
}
