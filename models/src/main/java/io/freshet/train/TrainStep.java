package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.objective.Draw;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Seeds;
import io.freshet.tensor.Slot;
import io.freshet.train.loss.LossFunction;
import io.freshet.train.loss.LossGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One step: every worker adds up gradients of its micro-batches on leaves of its own, then they are
 * summed, clipped and followed. Opens the PointerScopes of training.
 */
final class TrainStep implements AutoCloseable {
  private final RankingSystem system;
  private final TrainingPlan plan;
  private final LossFunction loss;
  private final Workers workers;
  private final int items;
  private final MicroBatches microBatches;
  private final List<TorchParameters> leaves = new ArrayList<>();
  private final AdamW optimiser;

  TrainStep(Model model, TrainingPlan plan, Workers workers) {
    this.system = model.system();
    this.plan = plan;
    this.loss = plan.loss().over(model.popularity());
    this.workers = workers;
    this.items = model.popularity().length;
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
   * @param popularity (V) how often each item was met in training
   */
  record Model(RankingSystem system, TorchParameters parameters, long[] popularity) {}

  /**
   * @param loss mean over the targets
   * @param targets how many there were
   * @param gradient length before clipping
   */
  record Result(double loss, long targets, double gradient) {}

  /**
   * @param step from 0: what is drawn depends on it and on the plan's seed alone
   */
  Result run(List<Window> windows, long step, double rate) {
    List<List<Question>> shares = questions(microBatches.plan(windows), step);
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
      optimiser.step(main, rate, length > clip ? clip / length : 1);
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
      return batch.positions().length;
    }
  }

  private List<List<Question>> questions(List<List<List<Window>>> shares, long step) {
    List<List<Question>> questions = new ArrayList<>();
    for (int worker = 0; worker < shares.size(); worker++) {
      long own = Seeds.mix(plan.seed() + worker);
      List<Question> share = new ArrayList<>();
      for (List<Window> windows : shares.get(worker)) {
        long drawn = Seeds.mix(own + share.size());
        long seed = Seeds.mix(drawn + step);
        TrainingBatch batch = plan.objective().batch(windows, new Draw(seed, items));
        share.add(new Question(batch, new Phase.Training(drawn, step), seed));
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
        sum += backward(pass, question.batch(), draw);
      }
    }
    return sum;
  }

  private double backward(Pass<Tensor> pass, TrainingBatch batch, LossFunction.Draw draw) {
    Tensor positions = TorchTensors.integers(batch.positions(), batch.positions().length);
    Tensor targets = TorchTensors.integers(batch.targets(), batch.targets().length);
    Flow<Tensor> given = BatchFlow.of(batch);
    Tensor hidden =
        Autocast.in(
            plan.batching().precision(),
            () -> system.encode(pass, given).require(Slot.MAIN, system.name()));
    Tensor read = hidden.reshape(-1, hidden.size(2)).index_select(0, positions);
    Output<Tensor> output = system.table().output(pass.in("items"), read);
    LossGradient gradient = loss.of(output, targets, draw);
    TensorVector roots = new TensorVector();
    TensorVector gradients = new TensorVector();
    put(roots, gradients, output.hidden(), gradient.hidden());
    put(roots, gradients, output.table(), gradient.table());
    put(roots, gradients, output.bias(), gradient.bias());
    torch.backward(roots, gradients, new BoolOptional(), false, new TensorVector());
    return gradient.loss();
  }

  /** A system without an output bias has a constant there, which nothing flows back into. */
  private static void put(TensorVector roots, TensorVector gradients, Tensor root, Tensor at) {
    if (root.requires_grad()) {
      roots.push_back(root);
      gradients.push_back(at);
    }
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
