package io.freshet.train;

import io.freshet.data.PictureSet;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.UVit;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that decides how a U-ViT learns to tell the noise in pictures, data apart. The same on
 * the same data gives the same model.
 *
 * @param sizes of its blocks
 * @param cut pairs of blocks between which nothing is handed
 * @param untold share of the pictures whose class is not told
 * @param pace how the run goes
 */
public record DenoisingTraining(UVit.Sizes sizes, Set<Integer> cut, double untold, Pace pace) {
  private static final Optimisation ADAMW = new Optimisation(1e-3, 0.03, 0.9, 0.99, 200, 0.05, 5);

  public DenoisingTraining {
    cut = Set.copyOf(cut);
  }

  /** Of small pictures, on one thread, all skips there. */
  public static DenoisingTraining standard() {
    return new DenoisingTraining(
        UVit.Sizes.standard(),
        Set.of(),
        0.1,
        new Pace(ADAMW, new Pace.Batches(128, 64, 1), new Pace.Stop(10, 10), 1));
  }

  public DenoisingTraining withSizes(UVit.Sizes other) {
    return new DenoisingTraining(other, cut, untold, pace);
  }

  public DenoisingTraining withCut(Set<Integer> pairs) {
    return new DenoisingTraining(sizes, pairs, untold, pace);
  }

  public DenoisingTraining withPace(Pace other) {
    return new DenoisingTraining(sizes, cut, untold, other);
  }

  /** What is trained on these pictures. */
  public UVit systemFor(PictureSet set) {
    PictureSet.Size size = set.size();
    PictureShape shape = PictureShape.picture(size.channels(), size.height(), size.width());
    return new UVit(shape, set.classes().size(), sizes, cut);
  }

  /** Tells runs apart; pairs are told in their order. */
  String fingerprint(PictureSet set) {
    return Fingerprint.of(
        "%s without %s, %s, %s on %s"
            .formatted(sizes, new TreeSet<>(cut), untold, pace, set.sha256()));
  }
}
