package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** Gates that let places of a picture look at other places. */
final class PlaceGateTest {
  private static final int CHANNELS = 6;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int PLACES = HEIGHT * WIDTH;
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

  @Test
  void everyPlaceOfANonLocalGateSpreadsOneShareOverAllPlaces() {
    Array shares = heard(new NonLocal(CHANNELS, HEIGHT, WIDTH, 3));
    assertThat(shares.shape()).containsExactly(1, PLACES, PLACES);
    assertRowsAreOne(shares);
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
    assertThat(growth(new NonLocal(CHANNELS, 16, 16, 3), new NonLocal(CHANNELS, 32, 16, 3)))
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

  @Test
  void crissCrossReachesItsRowAndColumnAndThenEverybodyByTheSameMaps() {
    Gate once = new CrissCrossGate(CHANNELS, HEIGHT, WIDTH, 4, 1);
    Gate twice = new CrissCrossGate(CHANNELS, HEIGHT, WIDTH, 4, 2);
    for (int from = 0; from < PLACES; from += 4) {
      assertThat(reached(once, from)).isEqualTo(HEIGHT + WIDTH - 1);
      assertThat(reached(twice, from)).isEqualTo(PLACES);
    }
    assertThat(GateRuns.noisy(once, PICTURE).keySet())
        .isEqualTo(GateRuns.noisy(twice, PICTURE).keySet());
    assertRowsAreOne(heard(once));
  }

  @Test
  void interlacedAttentionReachesEverybodyWithFewAffinities() {
    Gate gate = new InterlacedGate(CHANNELS, 4, 6, 1, 2);
    Array x = GateRuns.picture(1, CHANNELS, 4, 6);
    for (int from = 0; from < 24; from += 5) {
      assertThat(reached(gate, x, from)).isEqualTo(24);
    }
    long affinities =
        GateRuns.heard(gate, x, FullAttention.PROBABILITIES).stream()
            .mapToLong(shares -> shares.data().length)
            .sum();
    assertThat(affinities).isEqualTo(24 * (6 + 4));
    assertThatThrownBy(() -> new InterlacedGate(CHANNELS, 4, 7, 1, 2))
        .hasMessage("block is 2, expected a divisor of height and width, which are 4 and 7");
  }

  /** The third pixel of the first row stands in its block where the first one does. */
  @Test
  void theFarStepOfInterlacedAttentionAsksThoseThatStandAlikeInTheirBlocks() {
    Gate gate = new InterlacedGate(CHANNELS, 4, 6, 1, 2);
    Array x = GateRuns.picture(1, CHANNELS, 4, 6);
    String far = "far/" + FullAttention.PROBABILITIES;
    Array before = GateRuns.heard(gate, x, far).get(0);
    Array after = GateRuns.heard(gate, GateRuns.moved(x, 1, 2), far).get(0);
    assertThat(before.shape()).containsExactly(1, 4, 1, 6, 6);
    for (int i = 0; i < before.data().length; i++) {
      assertThat(after.data()[i] != before.data()[i]).as("affinity %d", i).isEqualTo(i < 36);
    }
    Array near = GateRuns.heard(gate, x, "near/" + FullAttention.PROBABILITIES).get(0);
    assertThat(near.shape()).containsExactly(1, 6, 1, 4, 4);
  }

  private static int reached(Gate gate, int from) {
    return reached(gate, PICTURE, from);
  }

  /** How many places change when all channels of one place do. */
  private static int reached(Gate gate, Array x, int from) {
    int places = x.data().length / CHANNELS;
    int[] pixels = new int[CHANNELS];
    Arrays.setAll(pixels, channel -> channel * places + from);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    double[] before = GateRuns.run(gate, weights, x).data();
    double[] after = GateRuns.run(gate, weights, GateRuns.moved(x, 0.5, pixels)).data();
    int count = 0;
    for (int place = 0; place < places; place++) {
      count += Math.abs(after[place] - before[place]) > 1e-9 ? 1 : 0;
    }
    return count;
  }

  private static Array heard(Gate gate) {
    return GateRuns.heard(gate, PICTURE, FullAttention.PROBABILITIES).get(0);
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
