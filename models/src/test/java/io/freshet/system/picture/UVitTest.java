package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.picture.Patches;
import io.freshet.system.UnfitSystem;
import io.freshet.system.picture.UVit.Noisy;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UVitTest {
  private static final double TOLERANCE = 1e-4;
  private static final int ROWS = 3;
  private static final PictureShape SHAPE = PictureShape.picture(2, 8, 12);
  private static final UVit.Sizes SIZES = new UVit.Sizes(4, 16, 2, 2);

  private final UVit system = UVit.of(SHAPE, 5, SIZES);
  private final Map<String, Weights> weights =
      PictureSystems.noisy(Cost.declarations(system).draw(4), 4);
  private final Weights pictures = pictures();
  private final float[] time = {0.1f, 0.5f, 0.9f};
  private final long[] labels = {0, 3, 5};

  @Test
  void learnsAsManyNumbersAsCountedByHand() {
    long width = SIZES.width();
    long values = 2 * 4 * 4;
    long block = 4 * (width * width + width) + 2 * 4 * width * width + 5 * width + 4 * width;
    long tokens = (values + 1) * width + (5 + 1) * width + (2 + 6) * width;
    long joins = SIZES.pairs() * (2 * width * width + width);
    long pixels = 2 * width + (width + 1) * values + 2 * 2 * 9 + 2;

    assertThat(Cost.declarations(system).count())
        .isEqualTo(tokens + (2 * SIZES.pairs() + 1) * block + joins + pixels);
  }

  @Test
  void trainingGraphGivesWhatTheTruthGives() {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      Noisy<Tensor> noisy =
          new Noisy<>(
              TorchTensors.of(pictures, ScalarType.Float),
              TorchTensors.of(Weights.of(time, ROWS), ScalarType.Float),
              TorchTensors.integers(labels, ROWS));
      double[] found =
          TorchTensors.doubles(system.noise(Pass.inference(new TorchOps(), parameters), noisy));

      assertSame(found, noise(system, time, labels));
    }
  }

  @ParameterizedTest
  @EnumSource
  void exportedGraphGivesWhatTheTruthGives(Emission emission) throws OrtException {
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    byte[] graph = OnnxEmitter.emitNoise(system, weights, emission);
    try (OrtSession session = runtime.createSession(graph);
        OnnxTensor given =
            OnnxTensor.createTensor(runtime, FloatBuffer.wrap(pictures.data()), pictures.shape());
        OnnxTensor moments =
            OnnxTensor.createTensor(runtime, FloatBuffer.wrap(time), new long[] {ROWS});
        OnnxTensor told =
            OnnxTensor.createTensor(runtime, LongBuffer.wrap(labels), new long[] {ROWS});
        OrtSession.Result result =
            session.run(Map.of("pictures", given, "time", moments, "labels", told))) {
      FloatBuffer found = ((OnnxTensor) result.get("noise").orElseThrow()).getFloatBuffer();

      assertSame(
          IntStream.range(0, found.limit()).mapToDouble(found::get).toArray(),
          noise(system, time, labels));
    }
  }

  @Test
  void tellsNoiseOfEveryPixelAndOfNothingElse() {
    Array noise = system.noise(PictureSystems.naive(weights), noisy(time, labels));

    assertThat(noise.shape()).containsExactly(ROWS, 2, 8, 12);
    assertThat(weights)
        .hasEntrySatisfying(
            "places", places -> assertThat(places.shape()).containsExactly(2 + 6, 16));
  }

  @Test
  void dependsOnTimeAndOnTheClass() {
    double[] before = noise(system, time, labels);

    assertThat(distance(before, noise(system, new float[] {0.2f, 0.5f, 0.9f}, labels)))
        .isGreaterThan(1e-3);
    assertThat(distance(before, noise(system, time, new long[] {0, 4, 5}))).isGreaterThan(1e-3);
  }

  @Test
  void everySkipIsHeard() {
    double[] whole = noise(system, time, labels);
    for (int pair = 0; pair < SIZES.pairs(); pair++) {
      UVit cut = new UVit(SHAPE, 5, SIZES, Set.of(pair));

      assertThat(distance(whole, noise(cut, time, labels))).as("pair %d", pair).isGreaterThan(1e-3);
    }
  }

  @Test
  void puttingPatchesTogetherUndoesCutting() {
    NaiveOps ops = new NaiveOps();
    Patches patches = Patches.of(2, 8, 12, 4);

    Array whole = patches.whole(ops, patches.cut(ops, Array.of(pictures)));

    assertThat(whole.shape()).containsExactly(ROWS, 2, 8, 12);
    assertThat(whole.data()).containsExactly(Array.of(pictures).data(), within(0.0));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> UVit.of(SHAPE, 5, new UVit.Sizes(4, 16, 0, 3)))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageContaining("system u-vit cannot be built: pairs is 0, expected at least 1")
        .hasMessageContaining("heads is 3, expected a divisor of width 16");
  }

  private double[] noise(UVit told, float[] moments, long[] classes) {
    return told.noise(PictureSystems.naive(weights), noisy(moments, classes)).data();
  }

  private Noisy<Array> noisy(float[] moments, long[] classes) {
    return new Noisy<>(
        Array.of(pictures), Array.of(Weights.of(moments, ROWS)), Array.integers(classes, ROWS));
  }

  private static Weights pictures() {
    Random random = new Random(8);
    float[] values = new float[ROWS * SHAPE.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return Weights.of(values, ROWS, 2, 8, 12);
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int at = 0; at < a.length; at++) {
      most = Math.max(most, Math.abs(a[at] - b[at]));
    }
    return most;
  }

  private static void assertSame(double[] found, double[] truth) {
    assertThat(found).hasSameSizeAs(truth);
    for (int at = 0; at < truth.length; at++) {
      double distance = Math.abs(found[at] - truth[at]) / Math.max(1, Math.abs(truth[at]));
      assertThat(distance).as("value %d", at).isLessThanOrEqualTo(TOLERANCE);
    }
  }
}
