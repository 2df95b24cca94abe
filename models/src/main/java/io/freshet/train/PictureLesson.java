package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.data.PictureSet;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Pass;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A few pictures, changed, whose classes are asked. */
record PictureLesson(
    PictureSystem system,
    PictureTraining plan,
    PictureSet set,
    List<Integer> pictures,
    Course.Drawn drawn)
    implements Course.Lesson {
  @Override
  public long targets() {
    return pictures.size();
  }

  @Override
  public double backward(TorchParameters leaves, double scale) {
    Pass<Tensor> pass = Pass.training(new TorchOps(), leaves, drawn.phase());
    Tensor seen =
        TorchTensors.of(plan.augmentation().batch(set, pictures, drawn.seed()), ScalarType.Float);
    Tensor scores =
        Autocast.in(plan.precision(), () -> system.classes(pass, seen)).to(ScalarType.Float);
    Tensor loss = crossEntropy(scores.log_softmax(-1));
    Tensor weight = torch.full(new long[0], new Scalar(scale), loss.options());
    torch.backward(
        new TensorVector(loss),
        new TensorVector(weight),
        new BoolOptional(),
        false,
        new TensorVector());
    return loss.item_double();
  }

  /** Summed over the batch, against certainty of which a share is spread over all classes. */
  private Tensor crossEntropy(Tensor logarithms) {
    long[] labels = pictures.stream().mapToLong(set::label).toArray();
    Tensor right = logarithms.gather(1, TorchTensors.integers(labels, labels.length, 1)).sum();
    double spread = plan.smoothing() / set.classes().size();
    return right
        .mul(new Scalar(1 - plan.smoothing()))
        .add(logarithms.sum().mul(new Scalar(spread)))
        .neg();
  }
}
