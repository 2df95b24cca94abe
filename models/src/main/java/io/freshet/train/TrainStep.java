package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.ItemEntities;
import io.freshet.objective.Draw;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Seeds;
import io.freshet.train.loss.LossFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One step: every worker adds up gradients of its micro-batches on leaves of its own, then they are
 * summed, clipped and followed. Opens the PointerScopes of training.
 */
final class TrainStep implements AutoCloseable {
  private final RankingSystem system;
  private final TrainingPlan plan;
  private final LossFunction loss;
  private final Workers workers;
  private final long[] popularity;
  private final ItemEntities entities;
  private final MicroBatches microBatches;
  private final List<TorchParameters> leaves = new ArrayList<>();
  private final AdamW optimiser;

  TrainStep(Model model, TrainingPlan plan, Workers workers) {
    this.system = model.system();
    this.plan = plan;
    this.loss = plan.loss().over(model.data().popularity());
    this.workers = workers;
    this.popularity = model.data().popularity();
    this.entities = model.data().entities();
    this.microBatches = new MicroBatches(plan.batching().tokens(), workers.count());
    leaves.add(model.parameters());
    for (int worker = 1; worker < workers.count(); worker++) {
      leaves.add(model.parameters().view());
    }
    this.optimiser = new AdamW(model.parameters(), plan.optimisation());
  }

  /**
   * @param system what is trained
   * @param parameters its leaves, moved in place
   * @param data it learns from
   */
  record Model(RankingSystem system, TorchParameters parameters, TrainingData data) {}

  /**
   * @param loss mean over the targets
   * @param targets how many there were
   * @param gradient length before clipping
   */
  record Result(double loss, long targets, double gradient) {}

  /**
   * @param step from 0: what is drawn depends on it, on progress and on the plan's seed alone
   * @param rate of learning
   * @param progress of the run, from 0 to 1
   */
  record Moment(long step, double rate, double progress) {}

  Result run(List<Window> windows, Moment moment) {
    List<List<Question>> shares = questions(microBatches.plan(windows), moment);
    long targets = shares.stream().flatMap(List::stream).mapToLong(Question::targets).sum();
    List<Callable<Double>> tasks = new ArrayList<>();
    for (int worker = 0; worker < shares.size(); worker++) {
      TorchParameters own = leaves.get(worker);
      List<Question> share = shares.get(worker);
      tasks.add(() -> learn(own, share, 1.0 / targets));
    }
    double sum = workers.all(tasks).stream().mapToDouble(Double::doubleValue).sum();
    double length = gather();
    double clip = plan.optimisation().clip();
    if (Double.isFinite(sum) && Double.isFinite(length)) {
      Map<String, Tensor> main = leaves.get(0).leaves();
      optimiser.step(main, moment.rate(), length > clip ? clip / length : 1);
    }
    clear();
    return new Result(sum / targets, targets, length);
  }

  AdamW optimiser() {
    return optimiser;
  }

  /**
   * A micro-batch and what its pass draws from.
   *
   * @param batch what is asked
   * @param phase of dropout
   * @param seed of the loss
   */
  private record Question(TrainingBatch batch, Phase.Training phase, long seed) {
    long targets() {
      return batch.questions();
    }
  }

  private List<List<Question>> questions(List<List<List<Window>>> shares, Moment moment) {
    List<List<Question>> questions = new ArrayList<>();
    for (int worker = 0; worker < shares.size(); worker++) {
      long own = Seeds.mix(plan.seed() + worker);
      List<Question> share = new ArrayList<>();
      for (List<Window> windows : shares.get(worker)) {
        long drawn = Seeds.mix(own + share.size());
        long seed = Seeds.mix(drawn + moment.step());
        Draw draw = new Draw(seed, popularity, moment.progress(), entities);
        TrainingBatch batch = plan.objective().batch(windows, draw);
        share.add(new Question(batch, new Phase.Training(drawn, moment.step()), seed));
      }
      questions.add(share);
    }
    return questions;
  }

  private double learn(TorchParameters own, List<Question> share, double scale) {
    double sum = 0;
    for (Question question : share) {
      try (PointerScope scope = new PointerScope()) {
        Pass<Tensor> pass = Pass.training(new TorchOps(), own, question.phase());
        LossFunction.Draw draw = new LossFunction.Draw(scale, question.seed());
        Flow<Tensor> given = BatchFlow.of(question.batch());
        Flow<Tensor> states =
            Autocast.in(plan.batching().precision(), () -> system.encode(pass, given));
        sum += new BatchLoss(system, loss, draw).backward(pass, question.batch(), states);
      }
    }
    return sum;
  }

  /** Sums the workers' gradients into the first one's and returns the length of the sum. */
  private double gather() {
    double squares = 0;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (Map.Entry<String, Tensor> leaf : leaves.get(0).leaves().entrySet()) {
        Tensor sum = leaf.getValue().mutable_grad();
        for (TorchParameters other : leaves.subList(1, leaves.size())) {
          Tensor part = Objects.requireNonNull(other.leaves().get(leaf.getKey())).grad();
          if (part.defined() && sum.defined()) {
            sum.add_(part);
          } else if (part.defined()) {
            sum.put(part.clone());
          }
        }
        if (sum.defined()) {
          double norm = sum.norm().item_double();
          squares += norm * norm;
        }
      }
    }
    return Math.sqrt(squares);
  }

  private void clear() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (TorchParameters own : leaves) {
        for (Tensor leaf : own.leaves().values()) {
          Tensor gradient = leaf.grad();
          if (gradient.defined()) {
            gradient.zero_();
          }
        }
      }
    }
  }

  @Override
  public void close() {
    optimiser.close();
    leaves.subList(1, leaves.size()).forEach(TorchParameters::close);
  }
}
