package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Maps of one position at a time, and what is answered by them. */
final class HeadsTest {
  private static final int WIDTH = 4;
  private static final Map<String, Integer> CLASSES = Map.of("popular", 2, "order", 3);
  private static final TaskHeads HEADS = new TaskHeads(new Unchanged(), WIDTH, CLASSES);

  private final Array main = OpsCase.numbers(1, 5, WIDTH);
  private final Flow<Array> flow = Flow.of(Slot.MAIN, main);
  private final Pass<Array> serving = MixerRuns.drawn(Map.of());

  @Test
  void aHeadAnswersWithItsMapOfEveryStateWhileItLearns() {
    Flow<Array> learned = HEADS.apply(learning(), flow);
    CLASSES.forEach(
        (head, classes) -> {
          Array weight = drawn("heads/" + head + "/weight", WIDTH, classes);
          Array bias = drawn("heads/" + head + "/bias", classes);
          assertThat(learned.require(Slot.answersOf(head), "test").data())
              .containsExactly(products(weight, bias), Offset.offset(1e-9));
        });
    assertThat(learned.require(Slot.MAIN, "test")).isSameAs(main);
  }

  @Test
  void noHeadIsLeftWhenItServes() {
    Flow<Array> served = HEADS.apply(serving, flow);
    assertThat(HEADS.answers())
        .containsExactly(Slot.answersOf("order"), Slot.answersOf("popular"))
        .allSatisfy(answers -> assertThat(served.find(answers)).isNull());
    assertThat(served.require(Slot.MAIN, "test")).isSameAs(main);
  }

  @Test
  void aFeedForwardPartLetsWhatIsLargeThroughAndNothingElse() {
    Map<String, Array> identity = new HashMap<>();
    for (String map : new String[] {"open", "close", "map"}) {
      identity.put(map + "/weight", identity(WIDTH));
      identity.put(map + "/bias", Array.of(new double[WIDTH], WIDTH));
    }
    Flow<Array> given = Flow.of(Slot.MAIN, Array.of(new double[] {20, -20, 0, 1}, 1, 1, WIDTH));
    Flow<Array> fed = new FeedForward(WIDTH, WIDTH, 0.5).apply(MixerRuns.drawn(identity), given);
    assertThat(fed.require(Slot.MAIN, "test").data())
        .containsExactly(new double[] {20, 0, 0, 0.8413447460685429}, Offset.offset(1e-6));
  }

  @Test
  void aPredictionHeadIsNormedLast() {
    Map<String, Array> plain = new HashMap<>();
    plain.put("norm/gain", Array.of(new double[] {1, 1, 1, 1}, WIDTH));
    plain.put("norm/bias", Array.of(new double[WIDTH], WIDTH));
    double[] found =
        new PredictionHead(WIDTH)
            .apply(MixerRuns.drawn(plain), flow)
            .require(Slot.MAIN, "test")
            .data();
    for (int from = 0; from < found.length; from += WIDTH) {
      double[] row = Arrays.copyOfRange(found, from, from + WIDTH);
      assertThat(Arrays.stream(row).sum()).isCloseTo(0, Offset.offset(1e-9));
      assertThat(Arrays.stream(row).map(v -> v * v).sum()).isCloseTo(WIDTH, Offset.offset(1e-2));
    }
  }

  private Pass<Array> learning() {
    return Pass.training(new NaiveOps(), serving.parameters(), new Phase.Training(1, 1));
  }

  private Array drawn(String path, long... shape) {
    return serving.parameters().get(path, Initial.ZEROS, shape);
  }

  private double[] products(Array weight, Array bias) {
    int classes = bias.shape()[0];
    double[] products = new double[5 * classes];
    for (int at = 0; at < products.length; at++) {
      products[at] = bias.data()[at % classes];
      for (int in = 0; in < WIDTH; in++) {
        products[at] +=
            main.data()[at / classes * WIDTH + in] * weight.data()[in * classes + at % classes];
      }
    }
    return products;
  }

  private static Array identity(int width) {
    double[] identity = new double[width * width];
    for (int at = 0; at < width; at++) {
      identity[at * width + at] = 1;
    }
    return Array.of(identity, width, width);
  }
}
