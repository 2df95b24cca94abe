package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gates that choose among channels. */
final class ChannelGateTest {
  private static final int CHANNELS = 12;
  private static final int PLACES = 5 * 7;
  private static final Array PICTURE = GateRuns.picture(1, CHANNELS, 5, 7);

  @Test
  void squeezeAndExcitationHasOneFactorAChannelFromTheMeansAlone() {
    Gate gate = new SqueezeExcitation(CHANNELS, 3);
    double[] factors = GateRuns.factors(gate, PICTURE);
    for (int i = 0; i < factors.length; i++) {
      assertThat(factors[i]).isCloseTo(factors[i / PLACES * PLACES], within(1e-12));
    }
    Array sameMeans = GateRuns.moved(GateRuns.moved(PICTURE, 0.5, 0), -0.5, 9);
    assertThat(GateRuns.largestGap(GateRuns.factors(gate, sameMeans), factors)).isLessThan(1e-9);
    double[] others = GateRuns.factors(gate, GateRuns.moved(PICTURE, 5, 0));
    for (int channel = 0; channel < CHANNELS; channel++) {
      assertThat(others[channel * PLACES]).isNotCloseTo(factors[channel * PLACES], within(1e-6));
    }
  }

  @Test
  void efficientChannelAttentionHearsItsNearestNeighboursAlone() {
    Gate gate = new EfficientChannel(CHANNELS);
    double[] before = GateRuns.factors(gate, PICTURE);
    double[] after = GateRuns.factors(gate, GateRuns.moved(PICTURE, 5, 4 * PLACES));
    for (int channel = 0; channel < CHANNELS; channel++) {
      boolean heard = Math.abs(after[channel * PLACES] - before[channel * PLACES]) > 1e-9;
      assertThat(heard).as("channel %d", channel).isEqualTo(Math.abs(channel - 4) <= 1);
    }
  }

  /** Values of the formula in the paper. */
  @Test
  void efficientChannelAttentionHasWiderFiltersForMoreChannels() {
    assertThat(new EfficientChannel(8).taps()).isEqualTo(3);
    assertThat(new EfficientChannel(64).taps()).isEqualTo(3);
    assertThat(new EfficientChannel(128).taps()).isEqualTo(5);
    assertThat(new EfficientChannel(512).taps()).isEqualTo(5);
    assertThat(new EfficientChannel(2048).taps()).isEqualTo(7);
    assertThat(
            GateRuns.declarations(new EfficientChannel(256), GateRuns.picture(1, 256, 3, 3))
                .count())
        .isEqualTo(5);
  }

  @Test
  void theLowestFrequencyAloneIsSqueezeAndExcitation() {
    Gate lowest = new FrequencyChannel(CHANNELS, 5, 7, 1, 3);
    Gate means = new SqueezeExcitation(CHANNELS, 3);
    Map<String, Weights> weights = GateRuns.noisy(means, PICTURE);
    assertThat(
            GateRuns.largestGap(
                GateRuns.run(lowest, weights, PICTURE).data(),
                GateRuns.run(means, weights, PICTURE).data()))
        .isLessThan(1e-6);
  }

  @Test
  void furtherFrequenciesHearWhatAMeanDoesNot() {
    Gate gate = new FrequencyChannel(CHANNELS, 5, 7, 4, 3);
    double[] before = GateRuns.factors(gate, PICTURE);
    int first = PLACES * 3;
    Array sameMean = GateRuns.moved(GateRuns.moved(PICTURE, 3, first), -3, first + 6);
    assertThat(GateRuns.largestGap(GateRuns.factors(gate, sameMean), before)).isGreaterThan(1e-3);
    Array ofTheFirstPart = GateRuns.moved(GateRuns.moved(PICTURE, 0.1, 0), -0.1, 6);
    assertThat(GateRuns.factors(gate, ofTheFirstPart)[first])
        .isCloseTo(before[first], within(1e-6));
    assertThatThrownBy(() -> new FrequencyChannel(CHANNELS, 5, 7, 5, 3))
        .hasMessage(
            "frequencies is 5, expected a divisor of channels, which is 12, and at most 35 places");
  }

  @Test
  void gatedChannelTransformationWeighsTheStrengthOfAChannelBesideTheOthers() {
    Gate gate = new GatedChannelTransformation(CHANNELS);
    double[] factors = GateRuns.factors(gate, PICTURE);
    double[] flipped = PICTURE.data().clone();
    for (int i = 0; i < PLACES; i += 2) {
      flipped[i] = -flipped[i];
    }
    Array otherMean = Array.of(flipped, PICTURE.shape());
    assertThat(GateRuns.largestGap(GateRuns.factors(gate, otherMean), factors)).isLessThan(1e-9);
    Array brighter =
        Array.of(Arrays.stream(PICTURE.data()).map(v -> 3 * v).toArray(), PICTURE.shape());
    assertThat(GateRuns.largestGap(GateRuns.factors(gate, brighter), factors)).isLessThan(1e-4);
    Array oneStronger = GateRuns.moved(PICTURE, 9, 0);
    assertThat(GateRuns.factors(gate, oneStronger)[PLACES])
        .isNotCloseTo(factors[PLACES], within(1e-4));
  }

  @Test
  void secondOrderAttentionForgetsWherePixelsAreButNotWhichStandTogether() {
    Gate gate = new SecondOrder(CHANNELS, 5, 7, 3);
    double[] before = GateRuns.factors(gate, PICTURE);
    double[] mirrored = GateRuns.factors(gate, GateRuns.mirrored(PICTURE));
    for (int channel = 0; channel < CHANNELS; channel++) {
      assertThat(mirrored[channel * PLACES]).isCloseTo(before[channel * PLACES], within(1e-9));
    }
    double[] apart = PICTURE.data().clone();
    System.arraycopy(GateRuns.mirrored(PICTURE).data(), 0, apart, 0, PLACES);
    double[] oneMirrored = GateRuns.factors(gate, Array.of(apart, PICTURE.shape()));
    assertThat(oneMirrored[PLACES]).isNotCloseTo(before[PLACES], within(1e-5));
  }

  @Test
  void secondOrderAttentionFindsTheRootOfACovariance() {
    Gate gate = new SecondOrder(3, 5, 7, 3);
    Array x = GateRuns.picture(1, 3, 5, 7);
    Array root = GateRuns.heard(gate, x, SecondOrder.ROOT).get(0);
    assertSquareIsCovariance(root, x, 0.02);
  }

  /** All numbers of their covariance sum to nothing, which says nothing about its size. */
  @Test
  void secondOrderAttentionFindsTheRootWhereOneChannelIsTheNegativeOfAnother() {
    double[] pixels = GateRuns.picture(1, 2, 5, 7).data().clone();
    for (int i = 0; i < PLACES; i++) {
      pixels[PLACES + i] = 2 - pixels[i];
    }
    Array x = Array.of(pixels, 1, 2, 5, 7);
    Gate gate = new SecondOrder(2, 5, 7, 3);
    Array root = GateRuns.heard(gate, x, SecondOrder.ROOT).get(0);
    assertSquareIsCovariance(root, x, 1e-4);
  }

  private static void assertSquareIsCovariance(Array root, Array x, double tolerance) {
    int channels = x.shape()[1];
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b < channels; b++) {
        double square = 0;
        for (int via = 0; via < channels; via++) {
          square += root.data()[a * channels + via] * root.data()[via * channels + b];
        }
        assertThat(square).isCloseTo(covariance(x.data(), a, b), within(tolerance));
      }
    }
  }

  @Test
  void aPictureOfOneColourHasNoSecondOrder() {
    double[] plain = new double[CHANNELS * PLACES];
    Arrays.fill(plain, 0.7);
    Gate gate = new SecondOrder(CHANNELS, 5, 7, 3);
    Array root = GateRuns.heard(gate, Array.of(plain, 1, CHANNELS, 5, 7), SecondOrder.ROOT).get(0);
    assertThat(Arrays.stream(root.data())).allMatch(value -> Math.abs(value) < 1e-12);
  }

  private static double covariance(double[] x, int a, int b) {
    double[] means = new double[x.length / PLACES];
    for (int i = 0; i < x.length; i++) {
      means[i / PLACES] += x[i] / PLACES;
    }
    double sum = 0;
    for (int at = 0; at < PLACES; at++) {
      sum += (x[a * PLACES + at] - means[a]) * (x[b * PLACES + at] - means[b]);
    }
    return sum / PLACES;
  }
}
