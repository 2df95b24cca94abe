package io.freshet.block.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.Mixer;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may look at whom in space and time. */
final class SpaceTimeTest {
  private static final SpaceTime TOKENS = new SpaceTime(3, 4);
  private static final int WIDTH = 8;

  static Stream<Mixer> mixers() {
    return of(TOKENS, WIDTH);
  }

  static Stream<Mixer> large() {
    return of(new SpaceTime(40, 60), 256);
  }

  private static Stream<Mixer> of(SpaceTime tokens, int width) {
    return Stream.of(
        new SpaceAttention(tokens, width, 2),
        new TimeAttention(tokens, width, 2),
        new SpaceTimeHeads(tokens, width, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void anOutputMovesExactlyWithTheInputsItReaches(Mixer mixer) {
    Array main = OpsCase.numbers(2, TOKENS.tokens(), WIDTH);
    double[] before = mixed(mixer, main);
    for (int from = 0; from < TOKENS.tokens(); from++) {
      double[] changed = main.data().clone();
      changed[from * WIDTH] += 1;
      double[] after = mixed(mixer, Array.of(changed, 2, TOKENS.tokens(), WIDTH));
      for (int to = 0; to < 2 * TOKENS.tokens(); to++) {
        boolean ofTheSameClip = to < TOKENS.tokens();
        assertThat(moved(before, after, to))
            .as("output %d when input %d changes", to, from)
            .isEqualTo(ofTheSameClip && mixer.reaches(from, to, TOKENS.tokens()));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void itCostsWhatItDeclares(Mixer mixer) {
    CostOps ops = new CostOps();
    Pass<Extents> pass =
        Pass.inference(ops, new Declarations<>((path, shape) -> Extents.of(shape)));
    mixer.apply(pass, Flow.of(Slot.MAIN, Extents.of(1, mixer.longest(), 256)));
    assertThat(ops.flops()).isCloseTo(mixer.flops(mixer.longest()), Percentage.withPercentage(4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void onlyAttentionOverTimeSaysNothingAtFirst(Mixer mixer) {
    Pass<Array> atStart =
        Pass.inference(
            new NaiveOps(),
            (String path, Initial initial, long... shape) ->
                Array.of(initial.draw(3, path, shape)));
    Array main = OpsCase.numbers(1, TOKENS.tokens(), WIDTH);

    double[] said = mixer.apply(atStart, Flow.of(Slot.MAIN, main)).get(Slot.MAIN, mixer).data();

    boolean nothing = Arrays.stream(said).allMatch(value -> value == 0);
    assertThat(nothing).isEqualTo(mixer instanceof TimeAttention);
  }

  private static double[] mixed(Mixer mixer, Array main) {
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(),
            (String path, Initial initial, long... shape) ->
                Array.of(Initial.normal(0.5).draw(3, path, shape)));
    return mixer.apply(pass, Flow.of(Slot.MAIN, main)).get(Slot.MAIN, mixer).data();
  }

  private static boolean moved(double[] before, double[] after, int token) {
    for (int at = token * WIDTH; at < (token + 1) * WIDTH; at++) {
      if (Math.abs(before[at] - after[at]) > 1e-9) {
        return true;
      }
    }
    return false;
  }
}
