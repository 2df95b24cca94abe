package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.GraphShapes;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** What ALBERT claims of its size. */
final class AlbertTest {
  private static final int ITEMS = Systems.ITEMS;
  private static final int LENGTH = 22;

  @Test
  void itLearnsTheSameNumbersAtAnyDepth() {
    SystemPlan albert = Systems.small(new Albert());
    long two = Cost.declarations(Systems.built(albert)).count();
    long seven = Cost.declarations(Systems.built(Systems.deep(albert, 7))).count();
    assertThat(seven).isEqualTo(two);
  }

  @Test
  void itStoresItsBlockOnceInAnyGraph() {
    SystemPlan albert = Systems.small(new Albert());
    for (Emission emission : Emission.values()) {
      assertThat(Systems.graph(Systems.deep(albert, 6), emission).storedBytes())
          .as("%s", emission)
          .isEqualTo(Systems.graph(Systems.deep(albert, 3), emission).storedBytes());
    }
  }

  @Test
  void itNeverMakesAWideTable() throws OrtException {
    SystemPlan standard = Systems.small(new Albert());
    SystemPlan albert = standard.with(standard.settings().with("embedding", "7"));
    long[] items = Inputs.items(Systems.built(albert), 1, LENGTH, 4);
    List<Long> wide = List.of(ITEMS + 1L, 24L);
    for (Emission emission : Emission.values()) {
      GraphShapes narrow = Systems.graph(albert, emission);
      assertThat(narrow.stored()).doesNotContain(wide);
      assertThat(narrow.computed(items)).doesNotContain(wide, List.of(24L, ITEMS + 1L));
      assertThat(Systems.graph(Systems.small(new Bert4Rec()), emission).stored()).contains(wide);
    }
  }

  @Test
  void theGradientOfAlbertsBlockIsTheSumOverItsLayers() {
    SystemPlan shared = Systems.small(new Albert());
    SystemPlan apart = shared.with(shared.settings().with("groups", "2"));
    Map<String, Weights> weights = Inputs.weights(Systems.built(shared), 8);
    Map<String, Weights> copied = new LinkedHashMap<>(weights);
    weights.forEach((path, w) -> copied.put(path.replace("/group0/", "/group1/"), w));
    Map<String, double[]> together = gradients(Systems.built(shared), weights);
    Map<String, double[]> separate = gradients(Systems.built(apart), copied);
    together.forEach(
        (path, sum) -> {
          double[] added = separate.getOrDefault(path, new double[0]).clone();
          if (path.contains("/group0/")) {
            double[] second = separate.getOrDefault(path.replace("group0", "group1"), added);
            Arrays.setAll(added, i -> added[i] + second[i]);
          }
          assertThat(added).as(path).containsExactly(sum, Offset.offset(1e-4));
        });
  }

  private static Map<String, double[]> gradients(
      RankingSystem system, Map<String, Weights> weights) {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      long[] items = Inputs.items(system, 2, 7, 9);
      system
          .nextItemScores(
              Pass.inference(new TorchOps(), parameters), TorchTensors.integers(items, 2, 7))
          .log_softmax(-1)
          .select(1, 3)
          .sum()
          .backward();
      parameters
          .leaves()
          .forEach((path, leaf) -> gradients.put(path, TorchTensors.doubles(leaf.grad())));
    }
    return gradients;
  }
}
