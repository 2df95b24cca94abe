package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What attention that fades claims of what it keeps and of what is left. */
final class RetentionTest {
  private static final int WIDTH = 6;
  private static final int LENGTH = 5;
  private static final Fading FADING = new Fading(3, 16);
  private static final Retention MIXER = new Retention(WIDTH, 64, FADING);

  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);
  private final Pass<Array> pass = MixerRuns.drawn(Map.of());

  @Test
  void whatItKeptOfTheOthersIsAllThatTheNewestNeeds() {
    double[] whole = MixerRuns.mixed(MIXER, main);
    for (int split = 1; split < LENGTH; split++) {
      Array kept = kept(Arrays.copyOf(main.data(), split * WIDTH));
      assertThat(Arrays.stream(kept.shape()).skip(1).boxed()).isEqualTo(MIXER.keeps());
      for (int at = split; at < LENGTH; at++) {
        Array next = Array.of(row(main.data(), at), 1, 1, WIDTH);
        Flow<Array> flow = MixerRuns.flow(MIXER, next, 0).with(Slot.MEMORY, kept);
        assertThat(MixerRuns.mixed(MIXER, flow, pass))
            .as("position %d after %d", at, split)
            .containsExactly(row(whole, at), Offset.offset(1e-6));
        kept = kept(Arrays.copyOf(main.data(), (at + 1) * WIDTH));
      }
    }
  }

  @Test
  void ofWhatStoodAHalfLifeBackHalfIsLeftAndNothingOfWhatComesLater() {
    Flow<Array> given = Flow.of(Slot.ITEMS, OpsCase.integers(9, 1, LENGTH));
    double[] decays = new Decays(64, FADING).apply(pass, given).require(Slot.DECAYS, "test").data();
    double[] halfLives = {1, 4, 16};
    for (int at = 0; at < decays.length; at++) {
      int apart = at / LENGTH % LENGTH - at % LENGTH;
      double left = Math.pow(0.5, apart / halfLives[at / LENGTH / LENGTH]);
      assertThat(decays[at]).isCloseTo(apart < 0 ? 0 : left, Offset.offset(1e-7));
    }
    assertThat(decays).hasSize(3 * LENGTH * LENGTH);
    assertThat(new Decays(64, FADING).label()).isEqualTo("decays");
  }

  @Test
  void oneHeadAloneIsTheSlowest() {
    assertThat(new Fading(1, 8).left(0, 8)).isEqualTo(0.5);
    assertThat(FADING.step().data())
        .containsExactly(0.5f, (float) Math.sqrt(Math.sqrt(0.5)), 0.9576033f);
  }

  @Test
  void itsLongestHistoryDecidesWhatItAnswersAtAnyDepth() {
    assertThat(MIXER.horizon(3)).isEqualTo(MIXER.longest()).isEqualTo(64);
  }

  /** After a whole sequence. */
  private Array kept(double[] positions) {
    Array first = Array.of(positions, 1, positions.length / WIDTH, WIDTH);
    return MixerRuns.heard(MIXER, first, "/" + KeepingMixer.KEPT).get(0);
  }

  private static double[] row(double[] rows, int at) {
    return Arrays.copyOfRange(rows, at * WIDTH, (at + 1) * WIDTH);
  }
}
