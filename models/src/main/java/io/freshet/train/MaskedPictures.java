package io.freshet.train;

import io.freshet.system.picture.MaskedAutoencoder;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What learning from hidden patches made.
 *
 * @param fingerprint of plan and pictures
 * @param system that was trained
 * @param weights the best by validation, by path
 * @param curve one point an epoch
 */
public record MaskedPictures(
    String fingerprint,
    MaskedAutoencoder system,
    Map<String, Weights> weights,
    List<EpochResult> curve) {
  private static final String THROWN_AWAY = "drawer/";

  /** Where the same ViT may start: what draws is left behind. */
  public PictureStart encoder() {
    Map<String, Weights> kept = new TreeMap<>(weights);
    kept.keySet().removeIf(path -> path.startsWith(THROWN_AWAY));
    return new PictureStart("hidden patches " + fingerprint, kept);
  }

  /** The last point: what the whole run cost. */
  public EpochResult last() {
    return curve.get(curve.size() - 1);
  }
}
