package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.system.picture.UVit;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Teaches a U-ViT to tell the noise in pictures. An example is the number of one. */
final class DenoisingCourse implements Course<Integer> {
  private static final String FIGURE = "explained";

  private final DenoisingTraining plan;
  private final PictureSet set;
  private final UVit system;
  private final HeldOut held;

  DenoisingCourse(DenoisingTraining plan, PictureSet set) {
    this.plan = plan;
    this.set = set;
    this.system = plan.systemFor(set);
    this.held = HeldOut.of(set);
  }

  UVit system() {
    return system;
  }

  @Override
  public String fingerprint() {
    return plan.fingerprint(set);
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
    NoisyPictures noisy = NoisyPictures.of(set, pictures, plan.untold(), drawn.seed());
    return new DenoisingLesson(system, noisy, drawn);
  }

  /** The share of the deviation of noise that is told: the same noise every time. */
  @Override
  public EpochResult.Figure validate(TorchParameters parameters, Workers workers) {
    NoiseBins asked = new NoiseBins(system, set, held.validation());
    double loss = Arrays.stream(asked.losses(parameters, workers, 1)).sum();
    return new EpochResult.Figure(FIGURE, 1 - loss);
  }
}
