package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One definition, the same numbers on every back end: max |a - b| / max(1, |b|) at most 1e-4. */
final class PictureParityTest {
  private static final double TOLERANCE = 1e-4;
  private static final int[] ROWS = {1, 3};

  static Stream<PictureSystems.Listed> systems() {
    return PictureSystems.all();
  }

  static Stream<Arguments> emissions() {
    return systems()
        .flatMap(listed -> Stream.of(Emission.values()).map(e -> Arguments.of(listed, e)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void learnsAsManyNumbersAsCountedByHand(PictureSystems.Listed listed) {
    assertThat(Cost.declarations(listed.system()).count()).isEqualTo(listed.parameters());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void aVectorIsAsWideAsTold(PictureSystems.Listed listed) {
    PictureSystem system = listed.system();
    Weights given = PictureSystems.pictures(system, 2, 3);

    Array vectors =
        system.vector(PictureSystems.naive(PictureSystems.noisy(system, 7)), Array.of(given));

    assertThat(vectors.shape()).containsExactly(2, system.width());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void trainingGraphGivesWhatTheTruthGives(PictureSystems.Listed listed) {
    PictureSystem system = listed.system();
    Map<String, Weights> weights = PictureSystems.noisy(system, 7);
    for (int rows : ROWS) {
      Weights given = PictureSystems.pictures(system, rows, 11);
      assertSame(
          torchClasses(system, weights, given),
          system.classes(PictureSystems.naive(weights), Array.of(given)).data());
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("emissions")
  void exportedGraphGivesWhatTheTruthGives(PictureSystems.Listed listed, Emission emission)
      throws OrtException {
    PictureSystem system = listed.system();
    Map<String, Weights> weights = PictureSystems.noisy(system, 7);
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    byte[] graph = OnnxEmitter.emitVectors(system, weights, emission);
    try (OrtSession session = runtime.createSession(graph)) {
      for (int rows : ROWS) {
        Weights given = PictureSystems.pictures(system, rows, 11);
        assertSame(vectors(session, given), PictureSystems.naiveVectors(system, weights, given));
      }
    }
  }

  private static double[] vectors(OrtSession session, Weights given) throws OrtException {
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    try (OnnxTensor pictures =
            OnnxTensor.createTensor(runtime, FloatBuffer.wrap(given.data()), given.shape());
        OrtSession.Result result = session.run(Map.of("pictures", pictures))) {
      FloatBuffer found = ((OnnxTensor) result.get("vectors").orElseThrow()).getFloatBuffer();
      return IntStream.range(0, found.limit()).mapToDouble(found::get).toArray();
    }
  }

  private static double[] torchClasses(
      PictureSystem system, Map<String, Weights> weights, Weights given) {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      return TorchTensors.doubles(
          system.classes(
              Pass.inference(new TorchOps(), parameters),
              TorchTensors.of(given, ScalarType.Float)));
    }
  }

  private static void assertSame(double[] found, double[] truth) {
    assertThat(found).hasSameSizeAs(truth);
    for (int at = 0; at < truth.length; at++) {
      double distance = Math.abs(found[at] - truth[at]) / Math.max(1, Math.abs(truth[at]));
      assertThat(distance).as("value %d", at).isLessThanOrEqualTo(TOLERANCE);
    }
  }
}
