package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Weights;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CompactNonLocalGateTest {
  private static final int CHANNELS = 6;
  private static final int GROUPS = 2;
  private static final int PLACES = 3 * 5;

  @Test
  void itIsTheProductWithTheSquareOfPlacesAndChannels() {
    Gate gate = new CompactNonLocalGate(CHANNELS, 3, 5, GROUPS);
    Array x = GateRuns.picture(1, CHANNELS, 3, 5);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    double[] found = GateRuns.run(gate, weights, x).data();
    double[] expected = explicit(weights, x);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as("number %d", i).isCloseTo(expected[i], within(1e-5));
    }
  }

  private static double[] explicit(Map<String, Weights> weights, Array x) {
    Array query = mapped(weights, "query", x);
    Array key = mapped(weights, "key", x);
    Array value = mapped(weights, "value", x);
    double[] answers = new double[CHANNELS * PLACES];
    int size = CHANNELS / GROUPS * PLACES;
    for (int at = 0; at < answers.length; at++) {
      int first = at / size * size;
      for (int asked = first; asked < first + size; asked++) {
        double affinity = query.data()[at] * key.data()[asked];
        answers[at] += affinity * value.data()[asked] / Math.sqrt(size);
      }
    }
    Array told = mapped(weights, "out", Array.of(answers, x.shape()));
    Norm<Array> norm = new Norm<>(given(weights, "norm/gain"), given(weights, "norm/bias"), 1e-5);
    NaiveOps ops = new NaiveOps();
    return ops.add(x, ops.groupNorm(told, GROUPS, norm)).data();
  }

  /** Channels of (1, C, H, W) by a map (C, C). */
  private static Array mapped(Map<String, Weights> weights, String name, Array x) {
    Array weight = given(weights, name + "/weight");
    Array bias = given(weights, name + "/bias");
    double[] out = new double[x.data().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bias.data()[i / PLACES];
      for (int from = 0; from < CHANNELS; from++) {
        out[i] +=
            x.data()[from * PLACES + i % PLACES] * weight.data()[from * CHANNELS + i / PLACES];
      }
    }
    return Array.of(out, x.shape());
  }

  private static Array given(Map<String, Weights> weights, String path) {
    return Array.of(Objects.requireNonNull(weights.get(path), path));
  }
}
