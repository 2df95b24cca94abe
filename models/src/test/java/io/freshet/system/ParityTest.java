package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxRuntime;
import io.freshet.backend.onnx.OnnxRuntime.Ranked;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One definition, the same numbers on every back end: max |a - b| / max(1, |b|) at most 1e-4. */
final class ParityTest {
  private static final double TOLERANCE = 1e-4;
  private static final int[][] SIZES = {{1, 1}, {1, 23}, {3, 7}, {5, 13}};

  static Stream<Systems.Listed> systems() {
    return Systems.all();
  }

  static Stream<Arguments> emissions() {
    return Systems.all()
        .flatMap(listed -> Stream.of(Emission.values()).map(e -> Arguments.of(listed, e)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void trainingGraphScoresAsTheTruthDoes(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 7);
    for (int[] size : SIZES) {
      long[] items = Inputs.items(system, size[0], size[1], 11);
      double[] truth = Runs.naive(system, weights, items, size[0]);
      double[] torch = Runs.torch(system, weights, items, size[0]);
      for (int i = 0; i < truth.length; i++) {
        assertThat(distance(torch[i], truth[i])).isLessThanOrEqualTo(TOLERANCE);
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("emissions")
  void exportedGraphRanksAsTheTruthDoes(Systems.Listed listed, Emission emission)
      throws OrtException {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 7);
    int items = system.table().items();
    try (OnnxRuntime runtime = OnnxRuntime.emitted(system, weights, emission)) {
      for (int[] size : SIZES) {
        long[] batch = Inputs.items(system, size[0], size[1], 11);
        double[] truth = Runs.naive(system, weights, batch, size[0]);
        Ranked ranked = runtime.rank(batch, size[0], items);
        for (int i = 0; i < ranked.items().length; i++) {
          int row = i / items;
          assertThat(ranked.items()[i]).isBetween(1L, (long) items);
          double expected = truth[row * (items + 1) + (int) ranked.items()[i]];
          assertThat(distance(ranked.scores()[i], expected)).isLessThanOrEqualTo(TOLERANCE);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void everyBackEndListsTheSameTenItems(Systems.Listed listed) throws OrtException {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 7);
    int rows = 5;
    long[] batch = Inputs.items(system, rows, 13, 11);
    int width = system.table().items() + 1;
    double[] truth = Runs.naive(system, weights, batch, rows);
    double[] torch = Runs.torch(system, weights, batch, rows);
    try (OnnxRuntime runtime = OnnxRuntime.emitted(system, weights, Emission.FUSED)) {
      long[] ranked = runtime.rank(batch, rows, 10).items();
      for (int row = 0; row < rows; row++) {
        List<Long> expected = best(Arrays.copyOfRange(truth, row * width, (row + 1) * width));
        assertThat(best(Arrays.copyOfRange(torch, row * width, (row + 1) * width)))
            .isEqualTo(expected);
        assertThat(Arrays.stream(ranked, row * 10, (row + 1) * 10).boxed()).isEqualTo(expected);
      }
    }
  }

  private static List<Long> best(double[] scores) {
    return LongStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -scores[item.intValue()]))
        .limit(10)
        .toList();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("emissions")
  void aRowWithoutAnyItemGivesNumbers(Systems.Listed listed, Emission emission)
      throws OrtException {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 7);
    long[] batch = new long[2 * 5];
    batch[9] = 3;
    try (OnnxRuntime runtime = OnnxRuntime.emitted(system, weights, emission)) {
      for (float score : runtime.rank(batch, 2, system.table().items()).scores()) {
        assertThat(score).isFinite();
      }
    }
    assertThat(Runs.torch(system, weights, batch, 2)).doesNotContain(Double.NaN);
  }

  private static double distance(double found, double truth) {
    return Math.abs(found - truth) / Math.max(1, Math.abs(truth));
  }
}
