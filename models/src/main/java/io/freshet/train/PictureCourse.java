package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.evaluate.Estimate;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Teaches a system to tell the classes of pictures. An example is the number of one. */
final class PictureCourse implements Course<Integer> {
  private static final String FIGURE = "accuracy";

  /** One in so many is kept for validation. */
  private static final int KEPT = 10;

  /** The same pictures validate every run, whatever its seed. */
  private static final long VALIDATION_SEED = 20;

  private final PictureTraining plan;
  private final PictureSet set;
  private final PictureSystem system;
  private final List<Integer> examples;
  private final List<Integer> validation;

  PictureCourse(PictureTraining plan, PictureSet set) {
    this.plan = plan;
    this.set = set;
    this.system = plan.systemFor(set);
    List<Integer> shuffled =
        Shuffle.of(IntStream.range(0, set.pictures()).boxed().toList(), VALIDATION_SEED);
    int kept = set.pictures() / KEPT;
    this.validation = shuffled.subList(0, kept);
    this.examples = shuffled.subList(kept, shuffled.size());
  }

  static String fingerprint(PictureTraining plan, PictureSet set) {
    return Fingerprint.of(plan + " on " + set.sha256());
  }

  PictureSystem system() {
    return system;
  }

  @Override
  public String fingerprint() {
    return fingerprint(plan, set);
  }

  @Override
  public Map<String, Weights> start() {
    return Cost.declarations(system).draw(plan.pace().seed());
  }

  @Override
  public List<Integer> examples() {
    return examples;
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
    PictureTeller teller = new PictureTeller(system, parameters);
    Estimate accuracy = Estimate.ofShare(teller.right(set, validation, workers));
    return new EpochResult.Figure(FIGURE, accuracy.mean());
  }
}
