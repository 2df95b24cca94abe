package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Visibility.Order;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mixers declare of themselves, and what sets each apart. */
final class MixerTest {
  private static final int WIDTH = 12;
  private static final int LENGTH = 7;
  private static final Mixer CAUSAL = new FullAttention(WIDTH, 3, Order.CAUSAL);

  static Stream<Mixer> mixers() {
    return Stream.of(
        CAUSAL,
        new FullAttention(WIDTH, 3, Order.BOTH_WAYS),
        new FlowAttention(WIDTH, 3),
        new LowRankAttention(WIDTH, 3, 2, 12),
        new LightConvolution(WIDTH, 3, 5),
        new LongShortAttention(WIDTH, 3, 3),
        new InterlacedAttention(WIDTH, 3, 3),
        new InterlacedAttention(WIDTH, 3, 9),
        new CrissCrossAttention(WIDTH, 4, 3, 1),
        new CrissCrossAttention(WIDTH, 4, 3, 2),
        new CompactNonLocal(WIDTH, 3),
        new GatedRecurrence(WIDTH),
        new LongShortTermMemory(WIDTH),
        new AttentionPool(WIDTH),
        new InterestAttention(WIDTH, 3, 2),
        new RelativeAttention(WIDTH, 3),
        new RecurrentAttention(WIDTH, 3, 3, 64),
        new Retention(WIDTH, 63, new Fading(3, 9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void anOutputMovesExactlyWithTheInputsItReaches(Mixer mixer) {
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    double[] before = MixerRuns.mixed(mixer, main);
    for (int from = 0; from < LENGTH; from++) {
      double[] changed = main.data().clone();
      changed[from * WIDTH] += 1;
      changed[from * WIDTH + WIDTH - 1] -= 1;
      double[] after = MixerRuns.mixed(mixer, Array.of(changed, 1, LENGTH, WIDTH));
      for (int to = 0; to < LENGTH; to++) {
        assertThat(MixerRuns.moved(before, after, to, WIDTH))
            .as("output %d when input %d changes", to, from)
            .isEqualTo(mixer.reaches(from, to, LENGTH));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void theNewestPositionByItselfIsTheNewestOfAll(Mixer mixer) {
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    double[] all = MixerRuns.mixed(mixer, main);
    assertThat(MixerRuns.newest(mixer, main))
        .containsExactly(
            Arrays.copyOfRange(all, all.length - WIDTH, all.length), Offset.offset(1e-9));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void paddingIsHeardByNobodyWhateverStandsThere(Mixer mixer) {
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    double[] bare = MixerRuns.mixed(mixer, main);
    for (int padding : new int[] {1, 5}) {
      double[] longer = OpsCase.numbers(1, padding + LENGTH, WIDTH).data();
      System.arraycopy(main.data(), 0, longer, padding * WIDTH, bare.length);
      Array padded = Array.of(longer, 1, padding + LENGTH, WIDTH);
      double[] found = MixerRuns.padded(mixer, padded, padding);
      assertThat(Arrays.copyOfRange(found, padding * WIDTH, found.length))
          .as("after %d", padding)
          .containsExactly(bare, Offset.offset(1e-9));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixers")
  void onlyAMixerThatHearsNothingLaterIsAskedEverywhere(Mixer mixer) {
    boolean later = false;
    for (int to = 0; to < LENGTH; to++) {
      for (int from = to + 1; from < LENGTH; from++) {
        later |= mixer.reaches(from, to, LENGTH);
      }
    }
    assertThat(mixer.modes()).contains(Mode.BIDIRECTIONAL, Mode.LAST_SLOT);
    assertThat(mixer.modes().contains(Mode.CAUSAL)).isEqualTo(!later);
  }

  @Test
  void whoMayBePermutedHearsWhatIsVisibleAndNothingElse() {
    List<Mixer> permuted = mixers().filter(m -> m.modes().contains(Mode.PERMUTED)).toList();
    assertThat(permuted).hasSize(3);
    double[] visible = OpsCase.mask(LENGTH, LENGTH).data();
    for (int at = 0; at < LENGTH; at++) {
      visible[at * LENGTH + at] = 1;
    }
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);
    for (Mixer mixer : permuted) {
      double[] before = MixerRuns.seeing(mixer, main, visible);
      for (int from = 0; from < LENGTH; from++) {
        double[] changed = main.data().clone();
        changed[from * WIDTH] += 1;
        double[] after = MixerRuns.seeing(mixer, Array.of(changed, 1, LENGTH, WIDTH), visible);
        for (int to = 0; to < LENGTH; to++) {
          assertThat(MixerRuns.moved(before, after, to, WIDTH))
              .as("%s, output %d when input %d changes", mixer, to, from)
              .isEqualTo(visible[to * LENGTH + from] > 0);
        }
      }
      assertThat(MixerRuns.newestSeeing(mixer, main, visible))
          .containsExactly(
              Arrays.copyOfRange(before, before.length - WIDTH, before.length),
              Offset.offset(1e-9));
    }
  }

  @Test
  void onlyAMixerThatKnowsPlacesOrForgetsHasALongestSequence() {
    assertThat(mixers().filter(mixer -> mixer.longest() != Integer.MAX_VALUE))
        .hasOnlyElementsOfTypes(LowRankAttention.class, RecurrentAttention.class, Retention.class)
        .extracting(Mixer::longest)
        .containsExactly(12, 64, 63);
  }

  @Test
  void refusesHeadsThatDoNotDivideTheWidth() {
    List<IntFunction<Mixer>> withHeads =
        List.of(
            heads -> new FullAttention(WIDTH, heads, Order.CAUSAL),
            heads -> new LowRankAttention(WIDTH, heads, 2, 9),
            heads -> new LightConvolution(WIDTH, heads, 3),
            heads -> new LongShortAttention(WIDTH, heads, 3),
            heads -> new InterlacedAttention(WIDTH, heads, 3),
            heads -> new InterestAttention(WIDTH, heads, 2),
            heads -> new Retention(WIDTH, 64, new Fading(heads, 9)));
    for (IntFunction<Mixer> mixer : withHeads) {
      for (int heads : new int[] {0, 5}) {
        assertThatThrownBy(() -> mixer.apply(heads))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContainingAll("width", "12", Integer.toString(heads));
      }
    }
  }

  @Test
  void mixersThatDifferAreCalledDifferently() {
    List<String> labels =
        mixers().filter(mixer -> !mixer.equals(CAUSAL)).map(Mixer::label).toList();
    assertThat(labels)
        .doesNotHaveDuplicates()
        .allSatisfy(label -> assertThat(label).matches("[a-z-]+(\\(.+\\))?"));
  }

  @Test
  void mixturesOfRankNThatAreThePositionsThemselvesAreFullAttention() {
    Map<String, Array> identity = new HashMap<>();
    double[] ones = new double[LENGTH * LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      ones[at * LENGTH + at] = 1;
    }
    identity.put("keys", Array.of(ones, LENGTH, LENGTH));
    identity.put("values", Array.of(ones, LENGTH, LENGTH));
    Array main = OpsCase.numbers(1, LENGTH, WIDTH);

    double[] full = MixerRuns.mixed(new FullAttention(WIDTH, 3, Order.BOTH_WAYS), main);
    double[] low = MixerRuns.mixed(new LowRankAttention(WIDTH, 3, LENGTH, LENGTH), main, identity);

    assertThat(low).containsExactly(full, Offset.offset(1e-12));
  }
}
