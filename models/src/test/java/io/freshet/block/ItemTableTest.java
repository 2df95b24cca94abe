package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Initial;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same vectors go in and are scored against. */
final class ItemTableTest {
  private static final int ITEMS = 5;
  private static final int NARROW = 3;
  private static final int WIDTH = 4;

  static Stream<ItemTable> tables() {
    return Stream.of(ItemBias.values())
        .flatMap(
            bias ->
                Stream.of(
                    new PlainTable(ITEMS, WIDTH, bias),
                    new FactorisedTable(ITEMS, NARROW, WIDTH, bias)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aScoreIsTheProductWithTheVectorThatIsLookedUpAndTheBiasOfTheItem(ItemTable table) {
    Pass<Array> pass = MixerRuns.drawn(Map.of());
    double[] bias = pass.parameter("bias", Initial.ZEROS, ITEMS + 1).data();
    long[] all = LongStream.rangeClosed(0, ITEMS).toArray();
    double[] vectors = table.lookup(pass, Array.integers(all, 1, ITEMS + 1)).data();
    Array hidden = OpsCase.numbers(2, WIDTH);
    double[] scores = table.scores(pass, hidden).data();
    for (int row = 0; row < 2; row++) {
      for (int item = 1; item <= ITEMS; item++) {
        double product = table.toString().contains("LEARNED") ? bias[item] : 0;
        for (int at = 0; at < WIDTH; at++) {
          product += hidden.data()[row * WIDTH + at] * vectors[item * WIDTH + at];
        }
        assertThat(scores[row * (ITEMS + 1) + item]).isCloseTo(product, Offset.offset(1e-9));
      }
      assertThat(scores[row * (ITEMS + 1)])
          .as("padding comes after everything")
          .isLessThan(PaddingBias.NEVER / 2);
    }
  }

  @Test
  void tablesAreCalledByWhatTheyStore() {
    assertThat(List.of(new PlainTable(5, 4, ItemBias.NONE).label(), narrow(3), narrow(2)))
        .containsExactly("plain", "factorised(3)", "factorised(2)");
  }

  private static String narrow(int width) {
    return new FactorisedTable(ITEMS, width, WIDTH, ItemBias.NONE).label();
  }
}
