package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.OpsCase;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the compact form claims of the long one. */
final class CompactNonLocalTest {
  private static final int WIDTH = 6;
  private static final int LENGTH = 7;

  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);
  private final Map<String, Array> maps = maps();

  @Test
  void itIsTheProductWithTheWholeMatrixOfPositionsAndChannels() {
    for (int groups : new int[] {1, 2, 3}) {
      double[] compact = MixerRuns.mixed(new CompactNonLocal(WIDTH, groups), main, maps);
      assertThat(compact).containsExactly(explicit(groups), Offset.offset(1e-9));
    }
    assertThat(explicit(1)).isNotEqualTo(explicit(3));
  }

  @Test
  void whatAGroupAnswersIsAMultipleOfWhatItAsked() {
    double[] answered = MixerRuns.mixed(new CompactNonLocal(WIDTH, 2), main, maps);
    double[] asked = moved("query");
    for (int at = 0; at < answered.length; at++) {
      int first = at % WIDTH / 3 * 3;
      assertThat(answered[at] / asked[at])
          .isCloseTo(answered[first] / asked[first], Offset.offset(1e-9));
    }
  }

  @Test
  void refusesGroupsThatDoNotDivideTheWidth() {
    assertThatThrownBy(() -> new CompactNonLocal(6, 4))
        .hasMessage("groups is 4, expected a divisor of width, which is 6");
  }

  /** One (L D / G, L D / G) matrix a group, multiplied with its values. */
  private double[] explicit(int groups) {
    double[] query = moved("query");
    double[] key = moved("key");
    double[] value = moved("value");
    int channels = WIDTH / groups;
    double[] sums = new double[LENGTH * WIDTH];
    for (int to = 0; to < sums.length; to++) {
      for (int from = 0; from < sums.length; from++) {
        if (to % WIDTH / channels == from % WIDTH / channels) {
          sums[to] += query[to] * key[from] * value[from] / Math.sqrt((double) LENGTH * channels);
        }
      }
    }
    return sums;
  }

  private double[] moved(String name) {
    NaiveOps ops = new NaiveOps();
    Array weight = parameter(name + "/weight");
    return ops.linear(main, weight, parameter(name + "/bias")).data();
  }

  private Array parameter(String path) {
    Array found = maps.get(path);
    assertThat(found).as(path).isNotNull();
    return found == null ? main : found;
  }

  /** Drawn maps, and one out that changes nothing. */
  private static Map<String, Array> maps() {
    Map<String, Array> maps = new HashMap<>();
    double scale = 1;
    for (String name : new String[] {"query", "key", "value"}) {
      NaiveOps ops = new NaiveOps();
      maps.put(name + "/weight", ops.scale(OpsCase.numbers(WIDTH, WIDTH), scale));
      maps.put(name + "/bias", ops.scale(OpsCase.numbers(WIDTH), scale));
      scale /= -2;
    }
    double[] identity = new double[WIDTH * WIDTH];
    for (int at = 0; at < WIDTH; at++) {
      identity[at * WIDTH + at] = 1;
    }
    maps.put("out/weight", Array.of(identity, WIDTH, WIDTH));
    maps.put("out/bias", Array.of(new double[WIDTH], WIDTH));
    return maps;
  }
}
