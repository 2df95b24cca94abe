package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.PictureSet;
import io.freshet.system.picture.UVit;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains what tells noise, and measures it. */
public final class Denoising {
  private Denoising() {}

  /**
   * Learns to tell the noise in pictures, of which a tenth is kept for validation.
   *
   * @throws TrainingDiverged when the loss is no number any more or explodes
   */
  public static TrainedDenoiser run(
      DenoisingTraining plan,
      PictureSet pictures,
      Checkpointing checkpointing,
      TrainingListener listener) {
    DenoisingCourse course = new DenoisingCourse(plan, pictures);
    CheckpointFolder folder = CheckpointFolder.of(checkpointing);
    try (Trainer<Integer> trainer = new Trainer<>(course, plan.pace(), folder, listener)) {
      Trainer.Learned learned = trainer.run();
      return new TrainedDenoiser(course.system(), learned.best(), learned.curve());
    }
  }

  /** What such a plan begins with, for comparison. */
  public static TrainedDenoiser untrained(DenoisingTraining plan, PictureSet pictures) {
    UVit system = plan.systemFor(pictures);
    Map<String, Weights> drawn = Cost.declarations(system).draw(plan.pace().seed());
    return new TrainedDenoiser(system, drawn, List.of());
  }

  /**
   * Mean squares of what is wrong of the noise in these pictures, for equal parts of time from 0 to
   * 1; of a picture that is nothing but told zeros it is 1.
   *
   * @param bins how many
   */
  public static double[] losses(TrainedDenoiser model, PictureSet pictures, int bins) {
    List<Integer> all = IntStream.range(0, pictures.pictures()).boxed().toList();
    try (TorchParameters parameters = TorchParameters.of(model.weights());
        Workers workers = new Workers(1)) {
      return new NoiseBins(model.system(), pictures, all).losses(parameters, workers, bins);
    }
  }
}
