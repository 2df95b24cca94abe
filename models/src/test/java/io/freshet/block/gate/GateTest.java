package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.BlockRuntime;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every gate of the catalogue. */
final class GateTest {
  private static final double TOLERANCE = 1e-4;

  static Stream<GateCase> cases() {
    return GateCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void itKeepsTheShapeOfWhatItIsGiven(GateCase stage) {
    Array x = stage.features(2);
    assertThat(GateRuns.run(stage.gate(), x).shape()).isEqualTo(x.shape());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void itLearnsAsManyNumbersAsItsFormulaSays(GateCase stage) {
    long found = GateRuns.declarations(stage.gate(), stage.features(1)).count();
    assertThat(found).isEqualTo(stage.parameters());
  }

  @Test
  void everyKindOfTheCatalogueHasAFormula() {
    assertThat(GateCase.all().map(GateCase::label).distinct())
        .containsExactlyInAnyOrderElementsOf(GateCase.counted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void picturesOfABatchDoNotSeeEachOther(GateCase stage) {
    Array x = stage.features(2);
    int half = x.data().length / 2;
    Array other = GateRuns.moved(x, 1.5, half, half + 1, x.data().length - 1);
    double[] before = GateRuns.run(stage.gate(), x).data();
    double[] after = GateRuns.run(stage.gate(), other).data();
    for (int i = 0; i < half; i++) {
      assertThat(after[i]).isEqualTo(before[i]);
    }
    assertThat(GateRuns.largestGap(before, after)).isGreaterThan(1e-3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void libtorchGivesTheNumbersOfPlainArrays(GateCase stage) {
    Gate gate = stage.gate();
    Array x = stage.features(3);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    Array truth = GateRuns.run(gate, weights, x);
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      assertSame(TorchTensors.doubles(torch(gate, parameters, x)), truth);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyEmissionGivesTheNumbersOfPlainArrays(GateCase stage) throws Exception {
    Gate gate = stage.gate();
    Array x = stage.features(3);
    Map<String, Weights> weights = GateRuns.noisy(gate, x);
    Array truth = GateRuns.run(gate, weights, x);
    for (Emission emission : Emission.values()) {
      BlockRuntime graph = new BlockRuntime(gate, Slot.FEATURES, emission);
      assertSame(graph.run(weights, x.weights()).data(), truth);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyParameterReceivesAGradient(GateCase stage) {
    Gate gate = stage.gate();
    Array x = stage.features(3);
    try (TorchParameters parameters = TorchParameters.of(GateRuns.noisy(gate, x));
        PointerScope scope = new PointerScope()) {
      Tensor out = torch(gate, parameters, x);
      if (parameters.leaves().isEmpty()) {
        return;
      }
      out.mul(out).mul(TorchTensors.of(x.weights(), ScalarType.Float)).sum().backward();
      assertThat(parameters.leaves())
          .allSatisfy(
              (path, leaf) -> {
                assertThat(leaf.grad().defined()).as(path).isTrue();
                assertThat(leaf.grad().norm().item_double()).as(path).isPositive();
              });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void itStartsAsTheIdentityWhereItsPaperSaysSo(GateCase stage) {
    Gate gate = stage.gate();
    Array x = stage.features(2);
    double[] out = GateRuns.run(gate, GateRuns.atStart(gate, x), x).data();
    if (stage.startsAsIdentity()) {
      assertThat(GateRuns.largestGap(out, x.data())).isLessThan(1e-5);
    } else {
      assertThat(GateRuns.largestGap(out, x.data())).isGreaterThan(1e-2);
    }
  }

  @Test
  void anUnknownKindIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> GateCatalogue.named("squeeze"))
        .hasMessageStartingWith("gate is 'squeeze', expected one of [squeeze-excitation, ");
    assertThat(GateCatalogue.named("triplet").of(8, 4, 4).label()).isEqualTo("triplet");
  }

  private static Tensor torch(Gate gate, TorchParameters parameters, Array x) {
    Tensor features = TorchTensors.of(x.weights(), ScalarType.Float);
    Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
    return gate.apply(pass, Flow.of(Slot.FEATURES, features)).get(Slot.FEATURES, gate);
  }

  private static void assertSame(double[] found, Array truth) {
    assertThat(found).hasSameSizeAs(truth.data());
    for (int i = 0; i < found.length; i++) {
      double expected = truth.data()[i];
      double distance = Math.abs(found[i] - expected) / Math.max(1, Math.abs(expected));
      assertThat(distance).as("value %d", i).isLessThanOrEqualTo(TOLERANCE);
    }
  }
}
