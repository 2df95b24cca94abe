package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.objective.TrainingBatch;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.train.TrainingPlan.Precision;
import io.freshet.train.loss.LossFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * What an objective asks of a few windows.
 *
 * @param system that answers
 * @param loss how wrong an answer is
 * @param precision of matrix products
 * @param batch what is asked
 * @param drawn what dropout and loss draw from
 */
record SequenceLesson(
    RankingSystem system,
    LossFunction loss,
    Precision precision,
    TrainingBatch batch,
    Course.Drawn drawn)
    implements Course.Lesson {
  @Override
  public long targets() {
    return batch.questions();
  }

  @Override
  public double backward(TorchParameters leaves, double scale) {
    Pass<Tensor> pass = Pass.training(new TorchOps(), leaves, drawn.phase());
    LossFunction.Draw draw = new LossFunction.Draw(scale, drawn.seed());
    Flow<Tensor> given = BatchFlow.of(batch, system.table().width(), drawn.seed());
    Flow<Tensor> states = Autocast.in(precision, () -> system.encode(pass, given));
    return new BatchLoss(system, loss, draw).backward(pass, batch, states);
  }
}
