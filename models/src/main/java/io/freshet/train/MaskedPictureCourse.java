package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.objective.HiddenPatches;
import io.freshet.system.picture.MaskedAutoencoder;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import io.freshet.train.MaskedPictureLesson.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Teaches a ViT to make vectors from which hidden patches can be drawn. */
final class MaskedPictureCourse implements Course<Integer> {
  private static final String FIGURE = "explained";
  private static final int ROWS = 100;
  private static final long VALIDATION_SEED = 21;

  private final MaskedPictureTraining plan;
  private final PictureSet set;
  private final MaskedAutoencoder system;
  private final HiddenPatches hiding;
  private final HeldOut held;

  MaskedPictureCourse(MaskedPictureTraining plan, PictureSet set) {
    this.plan = plan;
    this.set = set;
    this.system = plan.systemFor(set);
    this.hiding = plan.hiding(set);
    this.held = HeldOut.of(set);
  }

  MaskedAutoencoder system() {
    return system;
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(plan + " on " + set.sha256());
  }

  @Override
  public Map<String, Weights> start() {
    return Cost.declarations(system).draw(plan.pace().seed());
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
    Shown shown = new Shown(set, List.copyOf(pictures), plan.augmentation());
    MaskedPictureLesson lesson = new MaskedPictureLesson(system, hiding, shown, drawn.seed());
    return new Lesson() {
      @Override
      public long targets() {
        return lesson.targets();
      }

      @Override
      public double backward(TorchParameters leaves, double scale) {
        return lesson.backward(Pass.training(new TorchOps(), leaves, drawn.phase()), scale);
      }
    };
  }

  /** The share of the deviation of hidden patches that is drawn: the same patches every time. */
  @Override
  public EpochResult.Figure validate(TorchParameters parameters, Workers workers) {
    List<Callable<Double>> tasks = new ArrayList<>();
    long targets = 0;
    for (int from = 0; from < held.validation().size(); from += ROWS) {
      int to = Math.min(held.validation().size(), from + ROWS);
      Shown shown = new Shown(set, held.validation().subList(from, to), Augmentation.none());
      MaskedPictureLesson asked =
          new MaskedPictureLesson(system, hiding, shown, VALIDATION_SEED + from);
      targets += asked.targets();
      tasks.add(() -> asked.loss(parameters));
    }
    double loss = workers.all(tasks).stream().mapToDouble(Double::doubleValue).sum();
    return new EpochResult.Figure(FIGURE, 1 - loss / Math.max(1, targets));
  }
}
