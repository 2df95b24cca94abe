package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.data.PictureSet;
import io.freshet.objective.Window;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * Training steps one at a time, without validation or checkpoints: for measuring their speed.
 *
 * @param <E> an example
 */
public final class StepLoop<E> implements AutoCloseable {
  private static final double STEPS = 1000;

  private final Pace pace;
  private final List<E> examples;
  private final TorchParameters parameters;
  private final Workers workers;
  private final TrainStep<E> trainStep;
  private long step;

  StepLoop(Course<E> course, Pace pace) {
    this.pace = pace;
    this.examples = Shuffle.of(course.examples(), pace.seed());
    this.workers = new Workers(pace.batches().threads());
    this.parameters = TorchParameters.of(course.start());
    this.trainStep = new TrainStep<>(course, pace, parameters, workers);
  }

  public static StepLoop<Window> of(TrainingPlan plan, InteractionLog log) {
    return new StepLoop<>(new SequenceCourse(plan, log), plan.pace());
  }

  public static StepLoop<Integer> of(PictureTraining plan, PictureSet pictures) {
    return new StepLoop<>(new PictureCourse(plan, pictures), plan.pace());
  }

  public static StepLoop<Integer> of(MaskedPictureTraining plan, PictureSet pictures) {
    return new StepLoop<>(new MaskedPictureCourse(plan, pictures), plan.pace());
  }

  public static StepLoop<Integer> of(DenoisingTraining plan, PictureSet pictures) {
    return new StepLoop<>(new DenoisingCourse(plan, pictures), plan.pace());
  }

  /** Learns from the next examples and returns their loss. */
  public double step() {
    double rate = pace.optimisation().rateAt(step, (long) STEPS);
    TrainStep.Moment moment = new TrainStep.Moment(step, rate, Math.min(1, step / STEPS));
    List<E> batch = next();
    step++;
    return trainStep.run(batch, moment).loss();
  }

  /** Steps done. */
  public long done() {
    return step;
  }

  /** How many steps see every example once. */
  public int stepsPerEpoch() {
    return (int) pace.stepsPerEpoch(examples.size());
  }

  /** What the next step learns from. */
  public List<E> next() {
    int size = pace.batches().examples();
    int from = (int) (step * size % Math.max(1, examples.size() - size));
    return examples.subList(from, Math.min(examples.size(), from + size));
  }

  /** Copies of the parameters as they are now, by path. */
  public Map<String, Weights> weights() {
    return parameters.weights();
  }

  @Override
  public void close() {
    workers.close();
    trainStep.close();
    parameters.close();
  }
}
