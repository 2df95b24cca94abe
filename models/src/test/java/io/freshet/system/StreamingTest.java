package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.system.Streaming.Continued;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Going on from what was kept is reading all again. */
final class StreamingTest {
  static Stream<Systems.Listed> streaming() {
    return Systems.all().filter(listed -> listed.system().streaming().isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streaming")
  void stepByStepIsAllAtOnce(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Streaming streaming = system.streaming().orElseThrow();
    Map<String, Weights> weights = Inputs.weights(system, 5);
    long[] items = Inputs.items(system, 1, 17, 4);
    Pass<Array> pass = Runs.naivePass(weights);
    Continued<Array> state = streaming.begin(pass, row(Arrays.copyOf(items, 1)));
    for (int at = 1; at < items.length; at++) {
      state = streaming.step(pass, row(items[at]), state.kept());
      double[] whole = Runs.naive(system, weights, Arrays.copyOf(items, at + 1), 1);
      assertClose(state.scores().data(), whole, 1e-6);
    }
  }

  static Stream<Systems.Listed> settled() {
    return streaming()
        .filter(of -> of.system().streaming().orElseThrow().horizon() <= of.system().longest());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settled")
  void whatFellOutOfTheLongestHistoryDoesNotMatter(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Streaming streaming = system.streaming().orElseThrow();
    Map<String, Weights> weights = Inputs.weights(system, 5);
    long[] items = Inputs.items(system, 1, 1_000, 4);
    Pass<Array> pass = Runs.naivePass(weights);
    int longest = system.longest();
    Continued<Array> state = streaming.begin(pass, row(Arrays.copyOf(items, longest)));
    for (int at = longest; at < items.length; at++) {
      state = streaming.step(pass, row(items[at]), state.kept());
      long[] newest = Arrays.copyOfRange(items, at + 1 - longest, at + 1);
      assertClose(state.scores().data(), Runs.naive(system, weights, newest, 1), 1e-4);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streaming")
  void aRowWithoutANewItemStaysAsItIs(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Streaming streaming = system.streaming().orElseThrow();
    Map<String, Weights> weights = Inputs.weights(system, 5);
    Pass<Array> pass = Runs.naivePass(weights);
    Continued<Array> before = streaming.begin(pass, row(3, 9, 4));
    Continued<Array> after = streaming.step(pass, row(0), before.kept());
    assertThat(after.scores().data()).containsExactly(before.scores().data());
    for (int at = 0; at < before.kept().size(); at++) {
      assertThat(after.kept().get(at).data()).containsExactly(before.kept().get(at).data());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streaming")
  void theTrainersStepIsTheTruths(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Streaming streaming = system.streaming().orElseThrow();
    Map<String, Weights> weights = Inputs.weights(system, 5);
    long[] items = Inputs.items(system, 1, 9, 4);
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Continued<Tensor> state =
          streaming.begin(pass, TorchTensors.integers(Arrays.copyOf(items, 8), 1, 8));
      state =
          streaming.step(pass, TorchTensors.integers(new long[] {items[8]}, 1, 1), state.kept());
      double[] truth = Runs.naive(system, weights, items, 1);
      assertClose(TorchTensors.doubles(state.scores()), truth, 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatARetentionKeepsDoesNotGrowWithAHistory(int depth) {
    SequenceSystem deep = Systems.built(Systems.deep(Systems.small(new RetNet()), depth));
    int numbers =
        deep.streaming().orElseThrow().keeps().stream()
            .mapToInt(kept -> kept.axes().stream().reduce(1, (a, b) -> a * b))
            .sum();
    assertThat(numbers).isEqualTo(24 + depth * 3 * 8 * 8);
  }

  @Test
  void whoWouldKeepTooMuchKeepsNothing() {
    SystemPlan plan = Systems.small(new TransformerXl());
    SystemPlan endless = plan.with(plan.settings().withLongest(20_000).with("memory", "12000"));
    assertThat(Systems.built(endless).streaming()).isEmpty();
  }

  @Test
  void aTransformerKeepsNothing() {
    assertThat(Systems.built(Systems.small(new SasRec())).streaming()).isEmpty();
  }

  /** Of every item; padding stands far below all. */
  private static void assertClose(double[] found, double[] expected, double tolerance) {
    assertThat(Arrays.copyOfRange(found, 1, found.length))
        .containsExactly(
            Arrays.copyOfRange(expected, 1, expected.length), Offset.offset(tolerance));
  }

  private static Array row(long... items) {
    return Array.integers(items, 1, items.length);
  }
}
