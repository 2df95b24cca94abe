package io.freshet.system.picture;

import io.freshet.system.Card;
import io.freshet.system.Knob;
import java.util.List;

/** A named picture system: which parts it is made of, whatever its size. */
public interface PictureDefinition {
  Card card();

  /** Whether it reads clips of several frames; otherwise it reads pictures. */
  default boolean ofClips() {
    return false;
  }

  /** Settings of its own. */
  default List<Knob> knobs() {
    return List.of();
  }

  PictureSettings standard();

  /**
   * @param settings with a value for each of its own
   * @param shape of what it reads
   */
  PictureParts parts(PictureSettings settings, PictureShape shape);
}
