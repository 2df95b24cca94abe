package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.evaluate.Estimate;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/** Teaches a system to tell the classes of pictures. An example is the number of one. */
final class PictureCourse implements Course<Integer> {
  private static final String FIGURE = "accuracy";

  private final Tuning tuning;
  private final PictureTraining plan;
  private final PictureSet set;
  private final PictureSystem system;
  private final HeldOut held;

  PictureCourse(PictureTraining plan, PictureSet set) {
    this(Tuning.plain(plan), set);
  }

  PictureCourse(Tuning tuning, PictureSet set) {
    this.tuning = tuning;
    this.plan = tuning.plan();
    this.set = set;
    this.system = plan.systemFor(set);
    this.held =
        switch (tuning.kept()) {
          case BEST -> HeldOut.of(set);
          case LAST -> HeldOut.none(set);
        };
  }

  PictureSystem system() {
    return system;
  }

  @Override
  public String fingerprint() {
    return tuning.fingerprint(set.sha256());
  }

  @Override
  public Map<String, Weights> start() {
    return tuning.start().over(Cost.declarations(system).draw(plan.pace().seed()));
  }

  @Override
  public List<Integer> examples() {
    return held.examples();
  }

  @Override
  public int tokens(Integer picture) {
    return 1;
  }

  @Override
  public int stage(double progress) {
    return 0;
  }

  @Override
  public Lesson lesson(List<Integer> pictures, Drawn drawn) {
    return new PictureLesson(system, plan, set, List.copyOf(pictures), drawn);
  }

  @Override
  public EpochResult.Figure validate(TorchParameters parameters, Workers workers) {
    if (held.validation().isEmpty()) {
      return new EpochResult.Figure(FIGURE, 0);
    }
    PictureTeller teller = new PictureTeller(system, parameters);
    Estimate accuracy = Estimate.ofShare(teller.right(set, held.validation(), workers));
    return new EpochResult.Figure(FIGURE, accuracy.mean());
  }
}
