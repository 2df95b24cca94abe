package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Span;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Gates that choose among branches. */
final class BranchGateTest {
  private static final int CHANNELS = 8;
  private static final Array PICTURES = GateRuns.picture(2, CHANNELS, 5, 7);

  @Test
  void selectiveKernelsShareEachChannelAmongTheirBranches() {
    Array beliefs =
        GateRuns.heard(new SelectiveKernel(CHANNELS, 2, 4), PICTURES, SelectiveKernel.BELIEFS)
            .get(0);
    assertBeliefs(beliefs);
  }

  @Test
  void splitAttentionSharesEachChannelAmongItsCandidates() {
    Array beliefs =
        GateRuns.heard(new SplitAttention(CHANNELS, 2, 4), PICTURES, SelectiveKernel.BELIEFS)
            .get(0);
    assertBeliefs(beliefs);
  }

  /** (2, 2, C): sum to 1 over axis 1, and neither channels nor pictures are treated alike. */
  private static void assertBeliefs(Array beliefs) {
    assertThat(beliefs.shape()).containsExactly(2, 2, CHANNELS);
    double[] shares = beliefs.data();
    for (int picture = 0; picture < 2; picture++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int at = picture * 2 * CHANNELS + channel;
        assertThat(shares[at] + shares[at + CHANNELS]).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(shares[0]).isNotCloseTo(shares[1], within(1e-4));
    assertThat(shares[0]).isNotCloseTo(shares[2 * CHANNELS], within(1e-6));
  }

  /** Filters of one tap, in a corner: an impulse comes out where that tap stands. */
  @Test
  void selectiveKernelsLookOnePixelFarAndTwo() {
    Gate gate = new SelectiveKernel(1, 1, 4);
    double[] impulse = new double[7 * 7];
    impulse[24] = 1;
    Array x = Array.of(impulse, 1, 1, 7, 7);
    Map<String, Weights> corner = new LinkedHashMap<>(GateRuns.atStart(gate, x));
    corner.put("near/weight", Weights.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 1, 3, 3));
    corner.put("wide/weight", Weights.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 1, 3, 3));
    double[] out = GateRuns.run(gate, corner, x).data();
    for (int i = 0; i < out.length; i++) {
      assertThat(out[i] > 0).as("pixel %d", i).isEqualTo(i == 24 + 8 || i == 24 + 16);
    }
  }

  @Test
  void aHighwayThatNeverChoosesCarriesItsInput() {
    Gate gate = new HighwayGate(CHANNELS);
    Map<String, Weights> noisy = GateRuns.noisy(gate, PICTURES);
    Map<String, Weights> shut = GateRuns.with(noisy, "choice/bias", -1e4);
    assertThat(GateRuns.run(gate, shut, PICTURES).data()).isEqualTo(PICTURES.data());
    Map<String, Weights> open = GateRuns.with(noisy, "choice/bias", 1e4);
    double[] chosen = GateRuns.run(gate, open, PICTURES).data();
    assertThat(Arrays.stream(chosen)).allMatch(value -> value >= -1e-9);
    assertThat(GateRuns.largestGap(chosen, PICTURES.data())).isGreaterThan(0.5);
  }

  @Test
  void dynamicConvolutionFiltersEachPictureByItsOwnMixtureOfKernels() {
    DynamicConvolution gate = new DynamicConvolution(CHANNELS, 5, 7, new Kernels(3, 4, 10));
    Map<String, Weights> weights = GateRuns.noisy(gate, PICTURES);
    double[] shares = GateRuns.heard(gate, PICTURES, FullAttention.PROBABILITIES).get(0).data();
    assertThat(shares[0]).isNotCloseTo(shares[3], within(1e-6));
    double[] found = GateRuns.run(gate, weights, PICTURES).data();
    for (int picture = 0; picture < 2; picture++) {
      double[] expected = filtered(weights, shares, picture);
      int first = picture * expected.length;
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[first + i]).isCloseTo(expected[i], within(1e-9));
      }
    }
  }

  /** By one convolution with the kernel that is the mixture. */
  private static double[] filtered(Map<String, Weights> weights, double[] shares, int picture) {
    double[] kernel = new double[CHANNELS * CHANNELS * 9];
    double[] bias = new double[CHANNELS];
    for (int k = 0; k < 3; k++) {
      double share = shares[picture * 3 + k];
      for (int i = 0; i < kernel.length; i++) {
        int filter = i / (CHANNELS * 9);
        int tapMajor = (filter * 9 + i % 9) * CHANNELS + i / 9 % CHANNELS;
        kernel[i] += share * number(weights, "kernels", k * kernel.length + tapMajor);
      }
      for (int i = 0; i < CHANNELS; i++) {
        bias[i] += share * number(weights, "bias", k * CHANNELS + i);
      }
    }
    Array one = new NaiveOps().slice(PICTURES, 0, Span.of(picture, picture + 1));
    Array filters = Array.of(kernel, CHANNELS, CHANNELS, 3, 3);
    return new NaiveOps()
        .convolve2d(Convolution2d.of(one, filters, Array.of(bias, CHANNELS)).padded(1))
        .data();
  }

  private static double number(Map<String, Weights> weights, String path, int at) {
    return Objects.requireNonNull(weights.get(path), path).data()[at];
  }

  @Test
  void mixturesOfKernelsGrowUnevenWhileTraining() {
    Kernels kernels = new Kernels(4, 4, 100);
    assertThat(kernels.temperature(new Phase.Training(1, 0))).isEqualTo(30);
    assertThat(kernels.temperature(new Phase.Training(1, 50))).isEqualTo(15.5);
    assertThat(kernels.temperature(new Phase.Training(1, 100))).isEqualTo(1);
    assertThat(kernels.temperature(new Phase.Training(1, 900))).isEqualTo(1);
    assertThat(kernels.temperature(new Phase.Inference())).isEqualTo(1);
  }
}
