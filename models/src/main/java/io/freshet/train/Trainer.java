package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.tensor.Seeds;
import io.freshet.tensor.Weights;
import io.freshet.train.Checkpoint.Cost;
import io.freshet.train.Checkpoint.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training run.
 *
 * @param <E> an example
 */
final class Trainer<E> implements AutoCloseable {
  private final Course<E> course;
  private final Pace pace;
  private final CheckpointFolder folder;
  private final TrainingListener listener;
  private final String fingerprint;
  private final List<E> examples;
  private final TorchParameters parameters;
  private final Workers workers;
  private final TrainStep<E> trainStep;
  private final Stopwatch watch;
  private final Speed speed = new Speed();

  private final List<EpochResult> curve = new ArrayList<>();
  private Map<String, Weights> best = Map.of();
  private Divergence divergence;
  private int stage;
  private long step;
  private double epochLoss;
  private long epochTargets;

  Trainer(Course<E> course, Pace pace, CheckpointFolder folder, TrainingListener listener) {
    this.course = course;
    this.pace = pace;
    this.folder = folder;
    this.listener = listener;
    this.fingerprint = course.fingerprint();
    this.examples = course.examples();
    Optional<Checkpoint> found = folder.found(fingerprint);
    this.watch = new Stopwatch(found.map(Checkpoint::elapsed).orElse(new Cost(0, 0)));
    this.workers = new Workers(pace.batches().threads());
    this.parameters = TorchParameters.of(found.map(Checkpoint::current).orElseGet(course::start));
    this.trainStep = new TrainStep<>(course, pace, parameters, workers);
    this.divergence = new Divergence(folder.name());
    found.ifPresent(this::resume);
  }

  /**
   * @param best parameters by validation
   * @param last parameters when it ended
   * @param curve one point an epoch
   */
  record Learned(Map<String, Weights> best, Map<String, Weights> last, List<EpochResult> curve) {}

  private void resume(Checkpoint from) {
    trainStep.optimiser().restore(from.optimiser(), from.step().done());
    step = from.step().done();
    epochLoss = from.step().epochLoss();
    epochTargets = from.step().epochTargets();
    best = from.best();
    curve.addAll(from.curve());
  }

  Learned run() {
    while (curve.size() < pace.stop().epochs() && !outOfPatience()) {
      epoch(curve.size());
    }
    return new Learned(best, parameters.weights(), List.copyOf(curve));
  }

  private void epoch(int epoch) {
    List<E> order = Shuffle.of(examples, Seeds.mix(pace.seed(), "epoch" + epoch));
    speed.pause();
    for (long at = step - epoch * stepsPerEpoch(); at < stepsPerEpoch(); at++) {
      int from = (int) at * pace.batches().examples();
      int to = Math.min(order.size(), from + pace.batches().examples());
      step(order.subList(from, to));
    }
    finish(epoch);
  }

  private void step(List<E> batch) {
    double rate = pace.optimisation().rateAt(step, steps());
    double progress = (double) step / steps();
    TrainStep.Result result = trainStep.run(batch, new TrainStep.Moment(step, rate, progress));
    if (course.stage(progress) != stage) {
      stage = course.stage(progress);
      divergence = new Divergence(folder.name());
    }
    step++;
    divergence.watch(result, step, rate);
    epochLoss += result.loss() * result.targets();
    epochTargets += result.targets();
    speed.step(result.targets());
    listener.step(
        new TrainingListener.Progress(
            step,
            steps(),
            result.loss(),
            rate,
            speed.tokensPerSecond(),
            speed.secondsFor(steps() - step)));
    if (folder.due(step) && step % stepsPerEpoch() != 0) {
      folder.write(checkpoint());
      speed.pause();
    }
  }

  private void finish(int epoch) {
    EpochResult.Figure validation = course.validate(parameters, workers);
    Cost cost = watch.elapsed();
    EpochResult result =
        new EpochResult(
            epoch + 1,
            epochLoss / Math.max(1, epochTargets),
            validation,
            cost.wallSeconds(),
            cost.cpuSeconds());
    if (curve.stream().allMatch(result::beats)) {
      best = parameters.weights();
    }
    curve.add(result);
    epochLoss = 0;
    epochTargets = 0;
    folder.write(checkpoint());
    listener.epoch(result);
  }

  private boolean outOfPatience() {
    int bestAt = 0;
    for (int at = 1; at < curve.size(); at++) {
      bestAt = curve.get(at).beats(curve.get(bestAt)) ? at : bestAt;
    }
    return curve.size() - bestAt > pace.stop().patience();
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        fingerprint,
        new Position(step, epochLoss, epochTargets),
        watch.elapsed(),
        parameters.weights(),
        trainStep.optimiser().state(),
        best,
        List.copyOf(curve));
  }

  private long stepsPerEpoch() {
    return pace.stepsPerEpoch(examples.size());
  }

  private long steps() {
    return stepsPerEpoch() * pace.stop().epochs();
  }

  @Override
  public void close() {
    workers.close();
    trainStep.close();
    parameters.close();
  }
}
