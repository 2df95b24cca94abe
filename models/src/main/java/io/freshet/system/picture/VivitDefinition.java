package io.freshet.system.picture;

import io.freshet.system.Knob;
import java.util.List;

/**
 * A model of the paper on ViViT: reads the same boxes of a clip, in the same sizes, as the others.
 */
interface VivitDefinition extends PictureDefinition {
  @Override
  default boolean ofClips() {
    return true;
  }

  @Override
  default List<Knob> knobs() {
    return ClipTokens.KNOBS;
  }

  @Override
  default PictureSettings standard() {
    return PictureSettings.of(64, 3, 4, knobs());
  }
}
