package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxRuntime;
import io.freshet.backend.onnx.OnnxRuntime.Ranked;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a system says of itself is true. */
final class SystemTruthTest {
  private static final int LENGTH = 9;

  static Stream<Systems.Listed> systems() {
    return Systems.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void anOutputMovesExactlyWithTheInputsItSees(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 3);
    long[] items = Inputs.items(system, 1, LENGTH, 5);
    double[] before = Runs.naiveHidden(system, weights, items, 1);
    boolean[][] reach = system.reach(LENGTH);
    for (int from = 0; from < LENGTH; from++) {
      long[] changed = items.clone();
      changed[from] = changed[from] % system.table().items() + 1;
      double[] after = Runs.naiveHidden(system, weights, changed, 1);
      for (int to = 0; to < LENGTH; to++) {
        assertThat(moved(before, after, to))
            .as("output %d when input %d changes", to, from)
            .isEqualTo(reach[to][from]);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void paddingChangesNoScore(Systems.Listed listed) throws OrtException {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 3);
    long[] items = Inputs.items(system, 1, LENGTH, 5);
    double[] bare = Runs.naive(system, weights, items, 1);
    for (int length : new int[] {LENGTH + 1, system.longest()}) {
      long[] padded = new long[length];
      System.arraycopy(items, 0, padded, length - LENGTH, LENGTH);
      assertClose(Runs.naive(system, weights, padded, 1), bare);
      assertClose(Runs.torch(system, weights, padded, 1), Runs.torch(system, weights, items, 1));
      for (Emission emission : Emission.values()) {
        assertSameRanking(system, weights, emission, items, padded);
      }
    }
  }

  private static void assertSameRanking(
      RankingSystem system,
      Map<String, Weights> weights,
      Emission emission,
      long[] items,
      long[] padded)
      throws OrtException {
    try (OnnxRuntime runtime = OnnxRuntime.emitted(system, weights, emission)) {
      Ranked bare = runtime.rank(items, 1, system.table().items());
      Ranked wide = runtime.rank(padded, 1, system.table().items());
      assertThat(wide.items()).isEqualTo(bare.items());
      for (int i = 0; i < bare.scores().length; i++) {
        assertThat(wide.scores()[i]).isCloseTo(bare.scores()[i], Offset.offset(1e-5f));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void theLastPositionAloneIsTheLastOfAll(Systems.Listed listed) {
    RankingSystem system = listed.system();
    Map<String, Weights> weights = Inputs.weights(system, 3);
    Array items = Array.integers(Inputs.items(system, 1, LENGTH, 5), 1, LENGTH);
    double[] all = system.hidden(Runs.naivePass(weights), items).data();
    double[] last = system.hidden(Runs.naivePass(weights).reading(Reads.LAST), items).data();
    assertClose(last, Arrays.copyOfRange(all, all.length - last.length, all.length));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void itLearnsAsManyNumbersAsWereCountedByHand(Systems.Listed listed) {
    assertThat(Cost.declarations(listed.system()).count()).isEqualTo(listed.parameters());
  }

  private static boolean moved(double[] before, double[] after, int position) {
    int width = before.length / LENGTH;
    for (int i = position * width; i < (position + 1) * width; i++) {
      if (Math.abs(before[i] - after[i]) > 1e-9) {
        return true;
      }
    }
    return false;
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], Offset.offset(1e-5));
    }
  }
}
