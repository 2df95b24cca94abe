package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Taps;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

final class TrainingPassTest {
  private static final int ROWS = 3;
  private static final int LENGTH = 7;

  private final RankingSystem system = Systems.all().findFirst().orElseThrow().system();
  private final Map<String, Weights> weights = Inputs.weights(system, 13);
  private final long[] items = Inputs.items(system, ROWS, LENGTH, 17);

  @Test
  void dropoutIsTheSameForTheSameSeedAndStep() {
    assertThat(trained(5, 8)).isEqualTo(trained(5, 8));
    assertThat(trained(5, 8)).isNotEqualTo(trained(5, 9)).isNotEqualTo(trained(6, 8));
  }

  @Test
  void dropoutIsTheSameOnLibtorchAsOnPlainArrays() {
    double[] truth = trained(5, 8);
    double[] found;
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      Phase.Training phase = new Phase.Training(5, 8);
      found =
          TorchTensors.doubles(
              system.nextItemScores(
                  Pass.training(new TorchOps(), parameters, phase),
                  TorchTensors.integers(items, ROWS, LENGTH)));
    }
    for (int i = 0; i < truth.length; i++) {
      double distance = Math.abs(found[i] - truth[i]) / Math.max(1, Math.abs(truth[i]));
      assertThat(distance).isLessThan(1e-4);
    }
  }

  @Test
  void aTapHearsProbabilitiesAndChangesNothing() {
    Map<String, Array> heard = new TreeMap<>();
    Taps<Array> taps =
        new Taps<>() {
          @Override
          public boolean wants(String path) {
            return path.endsWith(FullAttention.PROBABILITIES);
          }

          @Override
          public void put(String path, Array value) {
            heard.put(path, value);
          }
        };
    Array batch = Array.integers(items, ROWS, LENGTH);
    Array tapped = system.hidden(Runs.naivePass(weights).tappedBy(taps), batch);

    assertThat(tapped.data()).isEqualTo(Runs.naiveHidden(system, weights, items, ROWS));
    assertThat(heard)
        .containsOnlyKeys("body/block0/mixer/probabilities", "body/block1/mixer/probabilities");
    double[] probabilities = heard.values().iterator().next().data();
    double[] lastRow =
        Arrays.copyOfRange(probabilities, probabilities.length - LENGTH, probabilities.length);
    assertThat(Arrays.stream(lastRow).sum()).isCloseTo(1, Offset.offset(1e-12));
  }

  private double[] trained(long seed, long step) {
    Pass<Array> pass =
        Pass.training(
            new NaiveOps(),
            new StoredParameters<>(weights, (path, w) -> Array.of(w)),
            new Phase.Training(seed, step));
    return system.nextItemScores(pass, Array.integers(items, ROWS, LENGTH)).data();
  }
}
