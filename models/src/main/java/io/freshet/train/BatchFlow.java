package io.freshet.train;

import io.freshet.backend.torch.TorchTensors;
import io.freshet.objective.Arrangement;
import io.freshet.objective.Revealed;
import io.freshet.objective.TrainingBatch;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a model reads of a batch. */
final class BatchFlow {
  private BatchFlow() {}

  /**
   * ITEMS and, where the objective made them, TASK, TOLD, SHOWN, STANDS, NEXT, MOMENTS, NOISE, AGES
   * and VISIBLE.
   *
   * @param width D
   * @param seed of noise
   */
  static Flow<Tensor> of(TrainingBatch batch, int width, long seed) {
    int rows = batch.rows();
    int length = batch.length();
    Flow<Tensor> items = Flow.of(Slot.ITEMS, TorchTensors.integers(batch.items(), rows, length));
    if (batch.tasks().ofRow().length > 0) {
      items = items.with(Slot.TASK, TorchTensors.integers(batch.tasks().ofRow(), rows));
    }
    if (batch.told().length > 0) {
      long most = batch.told().length / ((long) rows * length);
      items = items.with(Slot.TOLD, TorchTensors.integers(batch.told(), rows, length, most));
    }
    Revealed revealed = batch.revealed();
    if (!revealed.isAll()) {
      items =
          items
              .with(Slot.SHOWN, TorchTensors.integers(revealed.seen(), rows, revealed.shown()))
              .with(Slot.STANDS, TorchTensors.integers(revealed.stands(), rows, length));
    }
    if (batch.moments().length > 0) {
      items = noised(items, batch, width, seed);
    }
    Arrangement arrangement = batch.arrangement();
    if (arrangement.isNone()) {
      return items;
    }
    Weights visible = mask(arrangement.visible(), rows, 1, length, length);
    return items
        .with(Slot.AGES, TorchTensors.integers(arrangement.ages(), rows, length))
        .with(Slot.VISIBLE, TorchTensors.of(visible, ScalarType.Bool));
  }

  private static Flow<Tensor> noised(
      Flow<Tensor> items, TrainingBatch batch, int width, long seed) {
    int rows = batch.rows();
    float[] moments = new float[rows];
    for (int row = 0; row < rows; row++) {
      moments[row] = (float) batch.moments()[row];
    }
    Weights noise = Initial.normal(1).draw(seed, "noise", rows, 1, width);
    return items
        .with(Slot.NEXT, TorchTensors.integers(batch.targets(), rows))
        .with(Slot.MOMENTS, TorchTensors.of(Weights.of(moments, rows), ScalarType.Float))
        .with(Slot.NOISE, TorchTensors.of(noise, ScalarType.Float));
  }

  private static Weights mask(boolean[] mask, long... shape) {
    float[] numbers = new float[mask.length];
    for (int at = 0; at < mask.length; at++) {
      numbers[at] = mask[at] ? 1 : 0;
    }
    return Weights.of(numbers, shape);
  }
}
