package io.freshet.system.picture;

import io.freshet.system.SizeCheck;
import io.freshet.system.UnfitSystem;
import java.util.List;

/** Refuses what cannot work, before anything is made. */
final class PictureCompatibility {
  private final PicturePlan plan;

  PictureCompatibility(PicturePlan plan) {
    this.plan = plan;
  }

  void checkSettings() {
    PictureSettings settings = plan.settings();
    List<String> problems =
        new SizeCheck()
            .atLeastOne("width", settings.width())
            .atLeastOne("depth", settings.depth())
            .heads(settings.heads(), settings.width())
            .dropout(settings.dropout())
            .own(plan.definition().knobs(), settings.own())
            .problems();
    if (!problems.isEmpty()) {
      throw refusal(String.join("; ", problems));
    }
  }

  /** Parts check what only they know of. */
  PictureParts assembled(PictureShape shape) {
    boolean clips = shape.frames() > 1;
    if (clips != plan.definition().ofClips()) {
      throw refusal(
          clips
              ? "it reads pictures, found clips of %s".formatted(shape)
              : "it reads clips, found pictures of %s".formatted(shape));
    }
    try {
      return plan.definition().parts(plan.settings(), shape);
    } catch (IllegalArgumentException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  private UnfitSystem refusal(String problems) {
    return new UnfitSystem("system %s cannot be built: %s".formatted(plan.name(), problems));
  }
}
