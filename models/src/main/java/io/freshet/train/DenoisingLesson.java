package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.system.picture.UVit;
import io.freshet.system.picture.UVit.Noisy;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Noisy pictures whose noise is asked. */
record DenoisingLesson(UVit system, NoisyPictures pictures, Course.Drawn drawn)
    implements Course.Lesson {
  @Override
  public long targets() {
    return pictures.rows();
  }

  @Override
  public double backward(TorchParameters leaves, double scale) {
    Pass<Tensor> pass = Pass.training(new TorchOps(), leaves, drawn.phase());
    Tensor loss = losses(pass, system, pictures).sum();
    Tensor weight = torch.full(new long[0], new Scalar(scale), loss.options());
    torch.backward(
        new TensorVector(loss),
        new TensorVector(weight),
        new BoolOptional(),
        false,
        new TensorVector());
    return loss.item_double();
  }

  /** (B): mean squares of what is wrong of each picture's noise. */
  static float[] losses(UVit system, TorchParameters parameters, NoisyPictures pictures) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      return TorchTensors.weights(losses(pass, system, pictures)).data();
    }
  }

  private static Tensor losses(Pass<Tensor> pass, UVit system, NoisyPictures pictures) {
    float[] moments = new float[pictures.rows()];
    for (int row = 0; row < moments.length; row++) {
      moments[row] = (float) pictures.moments()[row];
    }
    Noisy<Tensor> noisy =
        new Noisy<>(
            TorchTensors.of(pictures.seen(), ScalarType.Float),
            TorchTensors.of(Weights.of(moments, moments.length), ScalarType.Float),
            TorchTensors.integers(pictures.labels(), moments.length));
    Tensor away =
        system.noise(pass, noisy).sub(TorchTensors.of(pictures.noise(), ScalarType.Float));
    return away.mul(away).reshape(moments.length, -1).mean(1);
  }
}
