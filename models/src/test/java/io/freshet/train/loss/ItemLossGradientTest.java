package io.freshet.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Output;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient written by hand, against finite differences of its own loss in 64 bits. */
final class ItemLossGradientTest {
  private static final int ITEMS = 11;
  private static final int ROWS = 7;
  private static final int WIDTH = 3;
  private static final long[] TARGETS = {1, 5, 5, 11, 2, 9, 4};
  private static final long[] POPULARITY = {9, 1, 4, 0, 2, 2, 30, 1, 1, 5, 3};
  private static final double STEP = 1e-3;

  static Stream<ItemLoss> losses() {
    return Stream.of(
        new FullSoftmax(3),
        new FullSoftmax(100),
        new SampledSoftmax(6, 0),
        new SampledSoftmax(9, 0.75),
        new CalibratedBce(4, 0.75));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void pointsWhereTheLossFalls(ItemLoss loss) {
    LossFunction function = loss.over(POPULARITY);
    List<Weights> parts = List.of(random(1, ROWS, WIDTH), random(2, ITEMS + 1, WIDTH), bias());
    List<double[]> gradients = gradients(function, parts, 0.5);
    for (int part = 0; part < parts.size(); part++) {
      float[] data = parts.get(part).data();
      for (int at = 0; at < data.length; at += 2) {
        float kept = data[at];
        data[at] = (float) (kept + STEP);
        double above = loss(function, parts);
        double up = data[at];
        data[at] = (float) (kept - STEP);
        double below = loss(function, parts);
        double slope = 0.5 * (above - below) / (up - data[at]);
        data[at] = kept;
        assertThat(gradients.get(part)[at])
            .as("%s, part %d, value %d", loss.name(), part, at)
            .isCloseTo(slope, within(1e-5 + 1e-4 * Math.abs(slope)));
      }
    }
  }

  @Test
  void fullSoftmaxOfEqualScoresIsTheLogOfTheCatalogue() {
    LossFunction function = new FullSoftmax(4).over(POPULARITY);
    List<Weights> flat =
        List.of(zeros(ROWS, WIDTH), random(2, ITEMS + 1, WIDTH), zeros(ITEMS + 1L));

    assertThat(loss(function, flat)).isCloseTo(ROWS * Math.log(ITEMS + 1), within(1e-9));
  }

  @Test
  void halfSoftmaxStaysWithinItsPrecisionOfTheFullOne() {
    List<Weights> parts = List.of(random(1, ROWS, WIDTH), random(2, ITEMS + 1, WIDTH), bias());
    LossFunction half = new HalfSoftmax(3).over(POPULARITY);
    LossFunction full = new FullSoftmax(3).over(POPULARITY);

    assertThat(loss(half, parts)).isCloseTo(loss(full, parts), within(0.05));
    List<double[]> near = gradients(half, parts, 0.5);
    List<double[]> exact = gradients(full, parts, 0.5);
    for (int part = 0; part < parts.size(); part++) {
      assertThat(near.get(part)).containsExactly(exact.get(part), within(0.02));
    }
  }

  @Test
  void sampledSoftmaxDrawsTheSameNegativesForTheSameSeed() {
    ItemSampler sampler = new ItemSampler(POPULARITY, 0.75);

    assertThat(sampler.draw(50, 3))
        .isEqualTo(sampler.draw(50, 3))
        .isNotEqualTo(sampler.draw(50, 4));
    assertThat(Arrays.stream(sampler.draw(5000, 3)).boxed()).allMatch(i -> i >= 1 && i <= ITEMS);
  }

  @Test
  void samplesItemsAsOftenAsItSaysItExpects() {
    ItemSampler sampler = new ItemSampler(POPULARITY, 0.75);
    float[] expected = sampler.logExpected(100_000);
    int[] found = new int[ITEMS + 1];
    for (long item : sampler.draw(100_000, 8)) {
      found[(int) item]++;
    }

    for (int item = 1; item <= ITEMS; item++) {
      assertThat((double) found[item]).isCloseTo(Math.exp(expected[item]), within(400.0));
    }
  }

  @Test
  void calibrationTurnsPlainBceIntoItsFullyCalibratedForm() {
    assertThat(new CalibratedBce(4, 0).beta(ITEMS)).isCloseTo(1, within(1e-12));
    assertThat(new CalibratedBce(4, 1).beta(ITEMS)).as("4 of 10").isCloseTo(0.4, within(1e-12));
  }

  private static double loss(LossFunction function, List<Weights> parts) {
    try (PointerScope scope = new PointerScope()) {
      return call(function, parts, 0.5).loss();
    }
  }

  private static List<double[]> gradients(
      LossFunction function, List<Weights> parts, double scale) {
    try (PointerScope scope = new PointerScope()) {
      LossGradient gradient = call(function, parts, scale);
      return List.of(
          TorchTensors.doubles(gradient.hidden()),
          TorchTensors.doubles(gradient.table()),
          TorchTensors.doubles(gradient.bias()));
    }
  }

  private static LossGradient call(LossFunction function, List<Weights> parts, double scale) {
    Tensor hidden = TorchTensors.of(parts.get(0), ScalarType.Double);
    Tensor table = TorchTensors.of(parts.get(1), ScalarType.Double);
    Tensor bias = TorchTensors.of(parts.get(2), ScalarType.Double);
    Tensor targets = TorchTensors.integers(TARGETS, TARGETS.length);
    return function.of(
        new Output<>(hidden, table, bias), targets, new LossFunction.Draw(scale, 17));
  }

  private static Weights bias() {
    return random(3, ITEMS + 1);
  }

  private static Weights zeros(long... shape) {
    return new Weights(new float[Weights.count(shape)], shape);
  }

  private static Weights random(long seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] data = new float[Weights.count(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return new Weights(data, shape);
  }
}
