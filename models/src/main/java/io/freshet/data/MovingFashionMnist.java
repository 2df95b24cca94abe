package io.freshet.data;

import java.nio.file.Path;

/** The pictures of {@link FashionMnist}, set in motion: a clip of each, to be told which way. */
public final class MovingFashionMnist {
  public static final String NAME = MovingPictures.name(FashionMnist.NAME);

  private static final long TRAIN_SEED = 1;
  private static final long TEST_SEED = 2;
  private static final long ORDER_SEED = 3;

  private MovingFashionMnist() {}

  /**
   * To learn from.
   *
   * @param folder of the pictures
   * @param most clips, fewer where there are fewer pictures
   */
  public static PictureSet train(Path folder, int most) throws BadPictures {
    return MovingPictures.standard().of(FashionMnist.train(folder).first(most), TRAIN_SEED);
  }

  /** To be asked last, of other pictures. */
  public static PictureSet test(Path folder) throws BadPictures {
    return MovingPictures.standard().of(FashionMnist.test(folder), TEST_SEED);
  }

  /** The same clips, the order of their frames lost. */
  public static PictureSet shuffled(PictureSet clips) {
    return MovingPictures.shuffled(clips, ORDER_SEED);
  }
}
