package io.freshet.system.picture;

import java.util.Collections;
import java.util.List;

/**
 * What is known of the pictures a system will learn from.
 *
 * @param shape of each
 * @param classes K, that are told apart while it learns
 * @param means of each channel, of values from 0 to 1
 * @param deviations of each channel
 */
public record PictureFacts(
    PictureShape shape, int classes, List<Double> means, List<Double> deviations) {
  public PictureFacts {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.size() != shape.channels() || deviations.size() != shape.channels()) {
      throw new IllegalArgumentException(
          "pictures of %s need a mean and a deviation for each channel, found %d and %d"
              .formatted(shape, means.size(), deviations.size()));
    }
  }

  /** Of pictures that nobody has looked at: half bright, from black to white. */
  public static PictureFacts sample(PictureShape shape, int classes) {
    List<Double> each = Collections.nCopies(shape.channels(), 0.5);
    return new PictureFacts(shape, classes, each, each);
  }
}
