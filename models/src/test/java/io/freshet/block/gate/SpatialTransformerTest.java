package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

final class SpatialTransformerTest {
  private static final int CHANNELS = 6;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final Array PICTURE = GateRuns.picture(1, CHANNELS, HEIGHT, WIDTH);

  @Test
  void anUnchangedSpatialTransformerReturnsEveryPixelOfItsInput() {
    Gate gate = new SpatialTransformer(CHANNELS, HEIGHT, WIDTH, 4);
    double[] out = GateRuns.run(gate, GateRuns.atStart(gate, PICTURE), PICTURE).data();
    assertThat(GateRuns.largestGap(out, PICTURE.data())).isLessThan(1e-6);
  }

  @Test
  void aSpatialTransformerThatIsToldToMoveByAPixelDoes() {
    Gate gate = new SpatialTransformer(CHANNELS, HEIGHT, WIDTH, 4);
    float[] map = new float[6];
    map[4] = 2f / (WIDTH - 1);
    Map<String, Weights> weights = new LinkedHashMap<>(GateRuns.atStart(gate, PICTURE));
    weights.put("bias", Weights.of(map, 6));
    double[] out = GateRuns.run(gate, weights, PICTURE).data();
    for (int i = 0; i < out.length; i++) {
      double right = i % WIDTH == WIDTH - 1 ? 0 : PICTURE.data()[i + 1];
      assertThat(out[i]).as("pixel %d", i).isCloseTo(right, within(1e-5));
    }
  }

  @Test
  void aSpatialTransformerLearnsItsMapFromTheFirstStep() {
    Gate gate = new SpatialTransformer(CHANNELS, HEIGHT, WIDTH, 4);
    try (TorchParameters parameters = TorchParameters.of(GateRuns.atStart(gate, PICTURE));
        PointerScope scope = new PointerScope()) {
      Tensor x = TorchTensors.of(PICTURE.weights(), ScalarType.Float);
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Tensor out = gate.apply(pass, Flow.of(Slot.FEATURES, x)).get(Slot.FEATURES, gate);
      out.mul(x).sum().backward();
      for (String path : List.of("bias", "weight")) {
        assertThat(gradient(parameters, path)).as(path).isGreaterThan(1e-2);
      }
    }
  }

  private static double gradient(TorchParameters parameters, String path) {
    Tensor leaf = Objects.requireNonNull(parameters.leaves().get(path), path);
    return leaf.grad().norm().item_double();
  }
}
