package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gates that choose channels and places. */
final class ChannelAndPlaceGateTest {
  private static final int CHANNELS = 6;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 15;
  private static final int PLACES = HEIGHT * WIDTH;
  private static final Array PICTURE = GateRuns.picture(1, CHANNELS, HEIGHT, WIDTH);

  /** Read far from where pixels change, where only the factors of channels can tell. */
  @Test
  void theMaximumOfAChannelCountsInConvolutionalBlockAttention() {
    Gate gate = new ConvolutionalBlockAttention(CHANNELS, 3);
    Array sameMean = GateRuns.moved(GateRuns.moved(PICTURE, 3, 0), -3, WIDTH);
    double[] before = GateRuns.factors(gate, PICTURE);
    double[] after = GateRuns.factors(gate, sameMean);
    int far = PLACES - 1;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int at = channel * PLACES + far;
      assertThat(after[at]).as("channel %d", channel).isNotCloseTo(before[at], within(1e-6));
    }
  }

  @Test
  void theMeanOfAChannelCountsInConvolutionalBlockAttention() {
    Gate gate = new ConvolutionalBlockAttention(CHANNELS, 6);
    int[] pixels = IntStream.range(0, CHANNELS).map(channel -> channel * PLACES).toArray();
    double[] before = GateRuns.factors(gate, PICTURE);
    double[] after = GateRuns.factors(gate, GateRuns.moved(PICTURE, -9, pixels));
    assertThat(after[PLACES - 1]).isNotCloseTo(before[PLACES - 1], within(1e-6));
  }

  @Test
  void bottleneckAttentionCountsEveryNumberOneToTwoTimes() {
    double[] factors = GateRuns.factors(new BottleneckAttention(CHANNELS, 4), PICTURE);
    assertThat(Arrays.stream(factors)).allMatch(factor -> factor > 1 && factor < 2);
    assertThat(
            Arrays.stream(factors).max().orElseThrow() - Arrays.stream(factors).min().orElseThrow())
        .isGreaterThan(0.05);
  }

  /** Sums, not products: what channels say is the same in every place. */
  @Test
  void bottleneckAttentionAddsWhatChannelsAndWhatPlacesSay() {
    double[] factors = GateRuns.factors(new BottleneckAttention(CHANNELS, 4), PICTURE);
    double[] sums = Arrays.stream(factors).map(f -> Math.log((f - 1) / (2 - f))).toArray();
    for (int channel = 1; channel < CHANNELS; channel++) {
      for (int place = 1; place < PLACES; place++) {
        double ofChannel = sums[channel * PLACES] - sums[0];
        assertThat(sums[channel * PLACES + place] - sums[place]).isCloseTo(ofChannel, within(1e-9));
      }
    }
  }

  @Test
  void coordinateAttentionKnowsRowsFromColumns() {
    Gate gate = new CoordinateAttention(CHANNELS, HEIGHT, HEIGHT, 4);
    Array square = GateRuns.picture(1, CHANNELS, HEIGHT, HEIGHT);
    Array turned = GateRuns.turned(square);
    double[] there = GateRuns.turned(GateRuns.run(gate, square)).data();
    assertThat(GateRuns.largestGap(GateRuns.run(gate, turned).data(), there)).isGreaterThan(1e-3);
    Gate blind = new SqueezeExcitation(CHANNELS, 3);
    double[] alike = GateRuns.turned(GateRuns.run(blind, square)).data();
    assertThat(GateRuns.largestGap(GateRuns.run(blind, turned).data(), alike)).isLessThan(1e-9);
  }

  @Test
  void coordinateAttentionIsARowTimesAColumnInEveryChannel() {
    double[] factors =
        GateRuns.factors(new CoordinateAttention(CHANNELS, HEIGHT, WIDTH, 4), PICTURE);
    for (int i = 0; i < factors.length; i++) {
      int channel = i / PLACES * PLACES;
      double row = factors[i / WIDTH * WIDTH];
      double column = factors[channel + i % WIDTH];
      assertThat(factors[i] * factors[channel]).isCloseTo(row * column, within(1e-9));
    }
    assertThat(factors[1]).isNotCloseTo(factors[0], within(1e-6));
    assertThat(factors[WIDTH]).isNotCloseTo(factors[0], within(1e-6));
  }

  @Test
  void simpleAttentionIsTheEnergyOfItsPaper() {
    double[] factors = GateRuns.factors(new SimpleParameterFree(HEIGHT, WIDTH), PICTURE);
    double[] channel = Arrays.copyOf(PICTURE.data(), PLACES);
    double mean = Arrays.stream(channel).average().orElseThrow();
    double squares = Arrays.stream(channel).map(v -> (v - mean) * (v - mean)).sum();
    double variance = squares / (PLACES - 1);
    for (int i = 0; i < PLACES; i++) {
      double off = channel[i] - mean;
      double inverse = off * off / (4 * (variance + 1e-4)) + 0.5;
      assertThat(factors[i]).isCloseTo(1 / (1 + Math.exp(-inverse)), within(1e-9));
    }
    assertThatThrownBy(() -> new SimpleParameterFree(1, 1))
        .hasMessage("a picture of 1 x 1 has no other place, expected at least 2 places");
  }

  /** Two sides silenced say 1/2 each; the third then varies along its own two axes alone. */
  @Test
  void tripletAttentionLooksFromThreeSides() {
    assertSameAlong("places", PLACES, CHANNELS);
    assertSameAlong("columns", WIDTH, HEIGHT);
    assertSameAlong("rows", 1, WIDTH);
  }

  /**
   * @param stride from one number to the next along the axis
   */
  private static void assertSameAlong(String side, int stride, int size) {
    Gate gate = new TripletAttention();
    Map<String, Weights> weights = GateRuns.noisy(gate, PICTURE);
    for (String other : new String[] {"places", "columns", "rows"}) {
      if (!other.equals(side)) {
        weights = GateRuns.with(weights, other + "/weight", 0);
        weights = GateRuns.with(weights, other + "/bias", 0);
      }
    }
    double[] factors = GateRuns.factors(gate, weights, PICTURE);
    for (int i = 0; i < factors.length; i++) {
      int first = i - i / stride % size * stride;
      assertThat(factors[i]).as("%s %d", side, i).isCloseTo(factors[first], within(1e-9));
    }
    double[] sorted = Arrays.stream(factors).sorted().toArray();
    assertThat(sorted[sorted.length - 1] - sorted[0]).as(side).isGreaterThan(1e-3);
  }

  /** 2 pixels by the near filters and 9 by the far ones. */
  @Test
  void aLargeKernelReachesElevenPixels() {
    Gate gate = new LargeKernel(1);
    Array x = GateRuns.picture(1, 1, 1, 27);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    double[] before = GateRuns.factors(gate, weights, x);
    double[] after = GateRuns.factors(gate, weights, GateRuns.moved(x, 1, 13));
    for (int i = 0; i < 27; i++) {
      boolean heard = Math.abs(after[i] - before[i]) > 1e-9;
      assertThat(heard).as("pixel %d", i).isEqualTo(Math.abs(i - 13) <= 11);
    }
  }
}
