package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Visibility.Order;
import io.freshet.tensor.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SkipStackTest {
  private static final int WIDTH = 4;
  private static final int PAIRS = 3;

  private final SkipStack stack = SkipStack.of(block(), WIDTH, PAIRS);
  private final Map<String, Weights> weights = drawn();
  private final Array x = Array.of(new Random(3).doubles(2 * 5 * WIDTH).toArray(), 2, 5, WIDTH);

  @Test
  void hasAJoinForEachPairAndNoOther() {
    List<String> joins =
        weights.keySet().stream().filter(path -> path.endsWith("join/weight")).toList();

    assertThat(joins)
        .containsExactlyInAnyOrder("up0/join/weight", "up1/join/weight", "up2/join/weight");
    joins.forEach(
        path ->
            assertThat(weights)
                .hasEntrySatisfying(
                    path, w -> assertThat(w.shape()).containsExactly(2L * WIDTH, WIDTH)));
    assertThat(stack.mixers()).hasSize(2 * PAIRS + 1);
  }

  /** Where only what is handed is read and the blocks above add nothing, it is what comes out. */
  @Test
  void whatTheFirstBlockMadeGoesToTheLast() {
    for (int pair = 0; pair < PAIRS; pair++) {
      Map<String, Weights> told = new HashMap<>(weights);
      for (int above = 0; above <= pair; above++) {
        silence(told, "up" + above);
        told.put("up%d/join/weight".formatted(above), above == pair ? handed() : passed());
      }

      Array out = out(stack, told);

      assertThat(out.data()).as("pair %d", pair).containsExactly(made(told, pair), within(1e-9));
    }
  }

  @Test
  void cuttingOneSkipChangesWhatComesOut() {
    double[] whole = out(stack, weights).data();
    for (int pair = 0; pair < PAIRS; pair++) {
      SkipStack cut = new SkipStack(block(), WIDTH, PAIRS, Set.of(pair));

      double[] without = out(cut, weights).data();

      double most = 0;
      for (int at = 0; at < whole.length; at++) {
        most = Math.max(most, Math.abs(whole[at] - without[at]));
      }
      assertThat(most).as("pair %d", pair).isGreaterThan(1e-3);
    }
  }

  @Test
  void refusesAStackWithoutSkips() {
    assertThatThrownBy(() -> SkipStack.of(block(), WIDTH, 0))
        .hasMessage("a stack with skips has 0 pairs of blocks, expected at least 1");
  }

  private static PreNorm block() {
    return new PreNorm(
        WIDTH,
        new FullAttention(WIDTH, 2, Order.BOTH_WAYS),
        new FeedForward(WIDTH, 2 * WIDTH, 0),
        0);
  }

  private Array out(SkipStack body, Map<String, Weights> told) {
    return body.apply(pass(told), Flow.of(Slot.MAIN, x)).require(Slot.MAIN, "test");
  }

  /** What a block on the way down has made of x. */
  private double[] made(Map<String, Weights> told, int at) {
    NaiveOps ops = new NaiveOps();
    Array main = x;
    for (int pair = 0; pair <= at; pair++) {
      Flow<Array> flow = block().apply(pass(told).in("down" + pair), Flow.of(Slot.MAIN, main));
      main = ops.add(flow.require(Slot.MAIN, "test"), flow.require(Slot.PENDING, "test"));
    }
    return main.data();
  }

  /** Nothing is added to what the block reads. */
  private static void silence(Map<String, Weights> told, String block) {
    told.replaceAll(
        (path, weights) ->
            path.startsWith(block + "/mixer/out/") || path.startsWith(block + "/feed/close/")
                ? new Weights(new float[weights.data().length], weights.shape())
                : weights);
    told.put(block + "/join/bias", Weights.of(new float[WIDTH], WIDTH));
  }

  private static Weights passed() {
    return identity(0);
  }

  private static Weights handed() {
    return identity(WIDTH);
  }

  private static Weights identity(int from) {
    float[] values = new float[2 * WIDTH * WIDTH];
    for (int at = 0; at < WIDTH; at++) {
      values[(from + at) * WIDTH + at] = 1;
    }
    return Weights.of(values, 2 * WIDTH, WIDTH);
  }

  private Map<String, Weights> drawn() {
    NaiveOps ops = new NaiveOps();
    Declarations<Array> declared =
        new Declarations<>(
            (path, shape) -> Array.of(new Weights(new float[Weights.count(shape)], shape)));
    Array zeros = Array.of(new double[WIDTH], 1, 1, WIDTH);
    SkipStack.of(block(), WIDTH, PAIRS)
        .apply(Pass.inference(ops, declared), Flow.of(Slot.MAIN, zeros));
    return declared.draw(7);
  }

  private static Pass<Array> pass(Map<String, Weights> weights) {
    return Pass.inference(
        new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
  }
}
