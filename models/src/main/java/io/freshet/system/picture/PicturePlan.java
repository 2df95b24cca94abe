package io.freshet.system.picture;

import java.util.SortedMap;

/**
 * A picture system with its sizes, whose pictures are not known yet.
 *
 * @param definition which parts
 * @param settings how large
 */
public record PicturePlan(PictureDefinition definition, PictureSettings settings) {
  /** In its standard sizes. */
  public static PicturePlan of(PictureDefinition definition) {
    return new PicturePlan(definition, definition.standard());
  }

  public PicturePlan with(PictureSettings others) {
    return new PicturePlan(definition, others);
  }

  /** What the command line and manifests call it. */
  public String name() {
    return definition.card().name();
  }

  /**
   * @param facts of the pictures
   * @throws io.freshet.system.UnfitSystem when sizes, parts or pictures cannot work together,
   *     saying all that is wrong
   */
  public PictureSystem forPictures(PictureFacts facts) {
    PictureCompatibility compatibility = new PictureCompatibility(this);
    compatibility.checkSettings();
    PictureParts parts = compatibility.assembled(facts.shape());
    return new ComposedPictures(name(), facts, settings.width(), parts);
  }

  /** Its configuration, as text by key, for manifests. */
  public SortedMap<String, String> describe() {
    return settings.describe();
  }

  @Override
  public String toString() {
    return name() + describe();
  }
}
