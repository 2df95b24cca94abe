package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.objective.Draw;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/** Training steps one at a time, without validation or checkpoints: for measuring their speed. */
public final class StepLoop implements AutoCloseable {
  private static final double STEPS = 1000;

  private final TrainingPlan plan;
  private final List<Window> windows;
  private final TorchParameters parameters;
  private final Workers workers;
  private final TrainStep trainStep;
  private final TrainingData data;
  private long step;

  public StepLoop(TrainingPlan plan, InteractionLog log) {
    this.plan = plan;
    TrainingData data = TrainingData.of(log, plan.holdout());
    this.data = data;
    RankingSystem system = plan.systemFor(data);
    this.windows = Windows.shuffled(Windows.cut(data, system.longest()), plan.seed());
    this.workers = new Workers(plan.batching().threads());
    this.parameters = TorchParameters.of(StartWeights.of(system, data, plan));
    TrainStep.Model model = new TrainStep.Model(system, parameters, data);
    this.trainStep = new TrainStep(model, plan, workers);
  }

  /** Learns from the next windows and returns their loss. */
  public double step() {
    double rate = plan.optimisation().rateAt(step, (long) STEPS);
    TrainStep.Moment moment = new TrainStep.Moment(step, rate, Math.min(1, step / STEPS));
    List<Window> batch = next();
    step++;
    return trainStep.run(batch, moment).loss();
  }

  /** How many steps see every window once. */
  public int stepsPerEpoch() {
    int size = plan.batching().windows();
    return (windows.size() + size - 1) / size;
  }

  /** The micro-batches the next step would learn from, all of them on one thread. */
  public List<TrainingBatch> batches() {
    return new MicroBatches(plan.batching().tokens(), 1)
        .plan(next()).get(0).stream()
            .map(
                part ->
                    plan.objective()
                        .batch(part, new Draw(step, data.popularity(), 1, data.entities())))
            .toList();
  }

  /** Copies of the parameters as they are now, by path. */
  public Map<String, Weights> weights() {
    return parameters.weights();
  }

  private List<Window> next() {
    int size = plan.batching().windows();
    int from = (int) (step * size % Math.max(1, windows.size() - size));
    return windows.subList(from, Math.min(windows.size(), from + size));
  }

  @Override
  public void close() {
    workers.close();
    trainStep.close();
    parameters.close();
  }
}
