package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Gates that let places of a picture look at other places. */
final class PlaceGateTest {
  private static final int CHANNELS = 6;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int PLACES = HEIGHT * WIDTH;
  private static final Array PICTURE = GateRuns.picture(1, CHANNELS, HEIGHT, WIDTH);

  @Test
  void everyPlaceOfANonLocalGateSpreadsOneShareOverAllPlaces() {
    Array shares = heard(new NonLocal(CHANNELS, HEIGHT, WIDTH, 3, 1));
    assertThat(shares.shape()).containsExactly(1, PLACES, PLACES);
    assertRowsAreOne(shares);
  }

  @Test
  void aNonLocalGateMayAskOnePlaceOfEachWindow() {
    Array shares = heard(new NonLocal(CHANNELS, HEIGHT, WIDTH, 3, 2));
    assertThat(shares.shape()).containsExactly(1, PLACES, 2 * 3);
    assertRowsAreOne(shares);
    Gate large = GateCatalogue.named("non-local").of(CHANNELS, 28, 28);
    assertThat(heard(large, GateRuns.picture(1, CHANNELS, 28, 28)).shape())
        .containsExactly(1, 28 * 28, 14 * 14);
  }

  @Test
  void globalContextTellsAllPlacesTheSameByOneMap() {
    Gate gate = new GlobalContext(CHANNELS, 4);
    Array shares = heard(gate);
    assertThat(shares.shape()).containsExactly(1, PLACES, 1);
    assertThat(Arrays.stream(shares.data()).sum()).isCloseTo(1, within(1e-9));
    double[] out = GateRuns.run(gate, PICTURE).data();
    for (int i = 0; i < out.length; i++) {
      int first = i / PLACES * PLACES;
      double told = out[first] - PICTURE.data()[first];
      assertThat(out[i] - PICTURE.data()[i]).isCloseTo(told, within(1e-9));
      assertThat(told).isNotCloseTo(0, within(1e-6));
    }
  }

  @Test
  void externalAttentionCostsInProportionToThePlacesAndNonLocalMore() {
    assertThat(growth(new ExternalAttention(CHANNELS, 16, 16, 8), external(32)))
        .isLessThanOrEqualTo(2);
    assertThat(growth(new NonLocal(CHANNELS, 16, 16, 3, 1), new NonLocal(CHANNELS, 32, 16, 3, 1)))
        .isGreaterThan(3);
  }

  private static Gate external(int height) {
    return new ExternalAttention(CHANNELS, height, 16, 8);
  }

  /** From 16 x 16 to 32 x 16 places. */
  private static double growth(Gate small, Gate tall) {
    return GateRuns.flops(tall, CHANNELS, 32, 16) / GateRuns.flops(small, CHANNELS, 16, 16);
  }

  /** Softmax over the places first, so that a unit that likes every place has no advantage. */
  @Test
  void theUnitsOfExternalAttentionAreNormalisedOverPlacesAndThenShareEachPlace() {
    Gate gate = new ExternalAttention(1, HEIGHT, WIDTH, 2);
    Array x = GateRuns.picture(1, 1, HEIGHT, WIDTH);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    double query = number(weights, "query/weight");
    float[] keys = Objects.requireNonNull(weights.get("keys/weight")).data();
    double[] shares = GateRuns.heard(gate, x, FullAttention.PROBABILITIES).get(0).data();
    double[] sums = new double[2];
    for (int i = 0; i < 2 * PLACES; i++) {
      sums[i % 2] += Math.exp(x.data()[i / 2] * query * keys[i % 2]);
    }
    for (int place = 0; place < PLACES; place++) {
      double first = Math.exp(x.data()[place] * query * keys[0]) / sums[0];
      double second = Math.exp(x.data()[place] * query * keys[1]) / sums[1];
      assertThat(shares[2 * place]).isCloseTo(first / (first + second), within(1e-6));
      assertThat(shares[2 * place + 1]).isCloseTo(second / (first + second), within(1e-6));
    }
  }

  /** A mean instead of a sum would gather a picture of one colour divided by its places. */
  @Test
  void doubleAttentionGathersAPictureOfOneColourWhole() {
    Gate gate = new DoubleAttention(1, HEIGHT, WIDTH, 1, 3);
    Array plain = Array.of(filled(PLACES, 2), 1, 1, HEIGHT, WIDTH);
    Map<String, Weights> weights = GateRuns.noisy(gate, plain);
    double shown = 2 * number(weights, "show/weight") + number(weights, "show/bias");
    double told = shown * number(weights, "out/weight") + number(weights, "out/bias");
    assertThat(Arrays.stream(GateRuns.run(gate, weights, plain).data()))
        .allMatch(value -> Math.abs(value - 2 - told) < 1e-6);
  }

  @Test
  void dualAttentionAsksPlacesAndChannels() {
    Gate gate = new DualAttention(CHANNELS, HEIGHT, WIDTH, 4);
    Array places = GateRuns.heard(gate, PICTURE, "places").get(0);
    Array channels = GateRuns.heard(gate, PICTURE, "channels").get(0);
    assertThat(places.shape()).containsExactly(1, PLACES, PLACES);
    assertThat(channels.shape()).containsExactly(1, CHANNELS, CHANNELS);
    assertRowsAreOne(places);
    assertRowsAreOne(channels);
  }

  private static Array heard(Gate gate) {
    return heard(gate, PICTURE);
  }

  private static Array heard(Gate gate, Array x) {
    return GateRuns.heard(gate, x, FullAttention.PROBABILITIES).get(0);
  }

  private static void assertRowsAreOne(Array shares) {
    int row = shares.shape()[shares.shape().length - 1];
    for (int at = 0; at < shares.data().length; at += row) {
      double sum = Arrays.stream(shares.data(), at, at + row).sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  private static double number(Map<String, Weights> weights, String path) {
    return Objects.requireNonNull(weights.get(path), path).data()[0];
  }

  private static double[] filled(int size, double value) {
    double[] data = new double[size];
    Arrays.fill(data, value);
    return data;
  }
}
