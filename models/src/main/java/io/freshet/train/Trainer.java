package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Evaluator;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Seeds;
import io.freshet.tensor.Weights;
import io.freshet.train.Checkpoint.Cost;
import io.freshet.train.Checkpoint.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One training run. */
final class Trainer implements AutoCloseable {
  private static final int VALIDATION_ROWS = 32;

  private final TrainingPlan plan;
  private final InteractionLog log;
  private final CheckpointFolder folder;
  private final TrainingListener listener;
  private final String fingerprint;
  private final List<Window> windows;
  private final List<RankingCase> validation;
  private final Evaluator evaluator;
  private final RankingSystem system;
  private final TorchParameters parameters;
  private final Workers workers;
  private final TrainStep trainStep;
  private final Stopwatch watch;
  private final Speed speed = new Speed();

  private final List<EpochResult> curve = new ArrayList<>();
  private Map<String, Weights> best = Map.of();
  private Divergence divergence;
  private int stage;
  private long step;
  private double epochLoss;
  private long epochTargets;

  Trainer(
      TrainingPlan plan, InteractionLog log, CheckpointFolder folder, TrainingListener listener) {
    this.plan = plan;
    this.log = log;
    this.folder = folder;
    this.listener = listener;
    this.fingerprint = Fingerprint.of(plan, log);
    TrainingData data = TrainingData.of(log, plan.holdout());
    this.system = plan.systemFor(data);
    this.windows = Windows.cut(data, system.longest());
    this.validation = data.validationSample(plan.stopping().validationUsers());
    this.evaluator = new Evaluator(data.popularity());
    Optional<Checkpoint> found = folder.found(fingerprint);
    this.watch = new Stopwatch(found.map(Checkpoint::elapsed).orElse(new Cost(0, 0)));
    this.workers = new Workers(plan.batching().threads());
    this.parameters =
        TorchParameters.of(
            found.map(Checkpoint::current).orElseGet(() -> StartWeights.of(system, data, plan)));
    this.trainStep = new TrainStep(new TrainStep.Model(system, parameters, data), plan, workers);
    this.divergence = new Divergence(folder.name());
    found.ifPresent(this::resume);
  }

  private void resume(Checkpoint from) {
    trainStep.optimiser().restore(from.optimiser(), from.step().done());
    step = from.step().done();
    epochLoss = from.step().epochLoss();
    epochTargets = from.step().epochTargets();
    best = from.best();
    curve.addAll(from.curve());
  }

  TrainedModel run() {
    while (curve.size() < plan.stopping().epochs() && !outOfPatience()) {
      epoch(curve.size());
    }
    return new TrainedModel(plan, log, system, best, List.copyOf(curve));
  }

  private void epoch(int epoch) {
    List<Window> order = Windows.shuffled(windows, Seeds.mix(plan.seed(), "epoch" + epoch));
    speed.pause();
    for (long at = step - epoch * stepsPerEpoch(); at < stepsPerEpoch(); at++) {
      int from = (int) at * plan.batching().windows();
      int to = Math.min(order.size(), from + plan.batching().windows());
      step(order.subList(from, to));
    }
    finish(epoch);
  }

  private void step(List<Window> batch) {
    double rate = plan.optimisation().rateAt(step, steps());
    double progress = (double) step / steps();
    TrainStep.Result result = trainStep.run(batch, new TrainStep.Moment(step, rate, progress));
    if (plan.objective().stage(progress) != stage) {
      stage = plan.objective().stage(progress);
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
    double ndcg = validate();
    boolean better = curve.stream().allMatch(point -> point.validationNdcg() < ndcg);
    if (better) {
      best = parameters.weights();
    }
    Cost cost = watch.elapsed();
    EpochResult result =
        new EpochResult(
            epoch + 1,
            epochLoss / Math.max(1, epochTargets),
            ndcg,
            cost.wallSeconds(),
            cost.cpuSeconds());
    curve.add(result);
    epochLoss = 0;
    epochTargets = 0;
    folder.write(checkpoint());
    listener.epoch(result);
  }

  private double validate() {
    CaseRanker ranker = new TorchRanker(system, parameters, VALIDATION_ROWS);
    return evaluator.evaluate(Training.sharing(ranker, workers), validation).at(10).ndcg().mean();
  }

  private boolean outOfPatience() {
    int bestAt = 0;
    for (int at = 1; at < curve.size(); at++) {
      bestAt = curve.get(at).validationNdcg() > curve.get(bestAt).validationNdcg() ? at : bestAt;
    }
    return curve.size() - bestAt > plan.stopping().patience();
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
    int batch = plan.batching().windows();
    return (windows.size() + batch - 1) / batch;
  }

  private long steps() {
    return stepsPerEpoch() * plan.stopping().epochs();
  }

  @Override
  public void close() {
    workers.close();
    trainStep.close();
    parameters.close();
  }
}
