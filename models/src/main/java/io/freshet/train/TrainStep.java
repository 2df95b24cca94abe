package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Seeds;
import io.freshet.train.Course.Drawn;
import io.freshet.train.Course.Lesson;
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
final class TrainStep<E> implements AutoCloseable {
  private final Course<E> course;
  private final Pace pace;
  private final Workers workers;
  private final MicroBatches<E> microBatches;
  private final List<TorchParameters> leaves = new ArrayList<>();
  private final AdamW optimiser;

  /**
   * @param parameters moved in place
   */
  TrainStep(Course<E> course, Pace pace, TorchParameters parameters, Workers workers) {
    this.course = course;
    this.pace = pace;
    this.workers = workers;
    this.microBatches =
        new MicroBatches<>(course::tokens, pace.batches().tokens(), workers.count());
    leaves.add(parameters);
    for (int worker = 1; worker < workers.count(); worker++) {
      leaves.add(parameters.view());
    }
    this.optimiser = new AdamW(parameters, pace.optimisation());
  }

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

  Result run(List<E> examples, Moment moment) {
    List<List<Lesson>> shares = lessons(microBatches.plan(examples), moment);
    long targets = shares.stream().flatMap(List::stream).mapToLong(Lesson::targets).sum();
    List<Callable<Double>> tasks = new ArrayList<>();
    for (int worker = 0; worker < shares.size(); worker++) {
      TorchParameters own = leaves.get(worker);
      List<Lesson> share = shares.get(worker);
      tasks.add(() -> learn(own, share, 1.0 / targets));
    }
    double sum = workers.all(tasks).stream().mapToDouble(Double::doubleValue).sum();
    double length = gather();
    double clip = pace.optimisation().clip();
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

  private List<List<Lesson>> lessons(List<List<List<E>>> shares, Moment moment) {
    List<List<Lesson>> lessons = new ArrayList<>();
    for (int worker = 0; worker < shares.size(); worker++) {
      long own = Seeds.mix(pace.seed() + worker);
      List<Lesson> share = new ArrayList<>();
      for (List<E> examples : shares.get(worker)) {
        long drawn = Seeds.mix(own + share.size());
        Phase.Training phase = new Phase.Training(drawn, moment.step());
        long seed = Seeds.mix(drawn + moment.step());
        share.add(course.lesson(examples, new Drawn(phase, seed, moment.progress())));
      }
      lessons.add(share);
    }
    return lessons;
  }

  private static double learn(TorchParameters own, List<Lesson> share, double scale) {
    double sum = 0;
    for (Lesson lesson : share) {
      try (PointerScope scope = new PointerScope()) {
        sum += lesson.backward(own, scale);
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
