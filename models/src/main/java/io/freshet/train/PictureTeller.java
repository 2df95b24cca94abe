package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.data.PictureSet;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tells the classes of pictures by the parameters of a model in training. */
record PictureTeller(PictureSystem system, TorchParameters parameters) {
  private static final int ROWS = 100;

  /** Whether the likeliest class of each is its own. */
  boolean[] right(PictureSet set, List<Integer> pictures, Workers workers) {
    List<Callable<boolean[]>> tasks = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += ROWS) {
      List<Integer> part = pictures.subList(from, Math.min(pictures.size(), from + ROWS));
      tasks.add(() -> right(set, part));
    }
    boolean[] right = new boolean[pictures.size()];
    int at = 0;
    for (boolean[] part : workers.all(tasks)) {
      System.arraycopy(part, 0, right, at, part.length);
      at += part.length;
    }
    return right;
  }

  private boolean[] right(PictureSet set, List<Integer> pictures) {
    float[] scores = scores(batch(set, pictures));
    int classes = scores.length / pictures.size();
    boolean[] right = new boolean[pictures.size()];
    for (int row = 0; row < right.length; row++) {
      int best = 0;
      for (int label = 1; label < classes; label++) {
        best = scores[row * classes + label] > scores[row * classes + best] ? label : best;
      }
      right[row] = best == set.label(pictures.get(row));
    }
    return right;
  }

  private float[] scores(Weights pictures) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Tensor seen = TorchTensors.of(pictures, ScalarType.Float);
      return TorchTensors.weights(system.classes(pass, seen)).data();
    }
  }

  /** (B, C, H, W), or (B, F, C, H, W) of clips, as they are. */
  private static Weights batch(PictureSet set, List<Integer> pictures) {
    PictureSet.Size size = set.size();
    float[] values = new float[pictures.size() * size.values()];
    for (int row = 0; row < pictures.size(); row++) {
      for (int at = 0; at < size.values(); at++) {
        values[row * size.values() + at] = set.value(pictures.get(row), at);
      }
    }
    return new Weights(values, size.batch(pictures.size()));
  }
}
