package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.data.PictureSet;
import io.freshet.objective.HiddenPatches;
import io.freshet.objective.HiddenPatches.Order;
import io.freshet.system.picture.MaskedAutoencoder;
import io.freshet.system.picture.MaskedAutoencoder.Asked;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Seeds;
import io.freshet.tensor.Weights;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A few pictures of which most is hidden.
 *
 * @param hiding what is hidden of each
 * @param pictures their numbers
 * @param augmentation how they are changed
 * @param seed of all that is drawn
 */
record MaskedPictureLesson(
    MaskedAutoencoder system, HiddenPatches hiding, Shown pictures, long seed) {
  /** Which pictures, and how they are changed. */
  record Shown(PictureSet set, List<Integer> numbers, Augmentation augmentation) {}

  /** Patches that are asked for. */
  long targets() {
    return (long) pictures.numbers().size() * hiding.hidden();
  }

  /** Adds to the gradients; the loss summed over all targets. */
  double backward(Pass<Tensor> pass, double scale) {
    Tensor loss = system.loss(pass, asked());
    Tensor weight = torch.full(TorchTensors.shape(loss), new Scalar(scale), loss.options());
    torch.backward(
        new TensorVector(loss),
        new TensorVector(weight),
        new BoolOptional(),
        false,
        new TensorVector());
    return loss.item_double();
  }

  /** The loss summed over all targets. */
  double loss(TorchParameters parameters) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return system.loss(Pass.inference(new TorchOps(), parameters), asked()).item_double();
    }
  }

  private Asked<Tensor> asked() {
    int rows = pictures.numbers().size();
    int patches = hiding.patches();
    int shown = hiding.shown();
    long[] seen = new long[rows * shown];
    long[] stands = new long[rows * patches];
    float[] hidden = new float[rows * patches];
    for (int row = 0; row < rows; row++) {
      Order order = hiding.order(Seeds.mix(Seeds.mix(seed + row), "hidden"));
      for (int at = 0; at < shown; at++) {
        seen[row * shown + at] = order.shuffled()[at];
      }
      int[] places = order.stands();
      for (int patch = 0; patch < patches; patch++) {
        stands[row * patches + patch] = places[patch];
        hidden[row * patches + patch] = order.hides(patch) ? 1 : 0;
      }
    }
    return new Asked<>(
        TorchTensors.of(changed(), ScalarType.Float),
        TorchTensors.integers(seen, rows, shown),
        TorchTensors.integers(stands, rows, patches),
        TorchTensors.of(Weights.of(hidden, rows, patches, 1), ScalarType.Float));
  }

  /** (B, C, H, W). */
  private Weights changed() {
    return pictures.augmentation().batch(pictures.set(), pictures.numbers(), seed);
  }
}
