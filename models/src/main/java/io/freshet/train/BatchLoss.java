package io.freshet.train;

import io.freshet.backend.torch.TorchTensors;
import io.freshet.objective.Tasks;
import io.freshet.objective.TrainingBatch;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.train.loss.LossFunction;
import io.freshet.train.loss.LossGradient;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How wrong a model's answers to one batch are, and back from there to its leaves. */
final class BatchLoss {
  private final RankingSystem system;
  private final LossFunction loss;
  private final LossFunction.Draw draw;
  private final TensorVector roots = new TensorVector();
  private final TensorVector gradients = new TensorVector();

  BatchLoss(RankingSystem system, LossFunction loss, LossFunction.Draw draw) {
    this.system = system;
    this.loss = loss;
    this.draw = draw;
  }

  /**
   * @param states what the system made of the batch
   * @return summed over all answers
   */
  double backward(Pass<Tensor> pass, TrainingBatch batch, Flow<Tensor> states) {
    double sum = 0;
    if (batch.positions().length > 0) {
      sum += items(pass, batch, read(states, Slot.MAIN, batch.positions()));
    }
    for (Tasks.Question question : batch.tasks().questions()) {
      Slot answers = Slot.answersOf(question.head());
      sum += classes(read(states, answers, question.positions()), question);
    }
    torch.backward(roots, gradients, new BoolOptional(), false, new TensorVector());
    return sum;
  }

  /** (N, …) of (B, L, …), as floats. */
  private Tensor read(Flow<Tensor> states, Slot slot, long[] positions) {
    Tensor whole = states.require(slot, system.name()).to(ScalarType.Float);
    return whole
        .reshape(-1, whole.size(2))
        .index_select(0, TorchTensors.integers(positions, positions.length));
  }

  private double items(Pass<Tensor> pass, TrainingBatch batch, Tensor hidden) {
    Tensor targets = TorchTensors.integers(batch.targets(), batch.targets().length);
    Output<Tensor> output = system.table().output(pass.in("items"), hidden);
    LossGradient gradient = loss.of(output, targets, draw);
    put(output.hidden(), gradient.hidden());
    put(output.table(), gradient.table());
    put(output.bias(), gradient.bias());
    return gradient.loss();
  }

  /** Cross-entropy of (M, C), weighed. */
  private double classes(Tensor scores, Tasks.Question question) {
    Tensor right = TorchTensors.integers(question.labels(), question.labels().length, 1);
    Tensor sum = scores.log_softmax(-1).gather(1, right).sum().neg();
    double scale = draw.scale() * question.weight();
    put(sum, torch.full(new long[0], new Scalar(scale), sum.options()));
    return sum.item_double() * question.weight();
  }

  /** A system without an output bias has a constant there, which nothing flows back into. */
  private void put(Tensor root, Tensor at) {
    if (root.requires_grad()) {
      roots.push_back(root);
      gradients.push_back(at);
    }
  }
}
