package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NoisyNextItemTest {
  private static final int LENGTH = 20;

  @Test
  void asksEachRowOfTheItemThatComesNext() {
    TrainingBatch batch = new NoisyNextItem().batch(windows(60), new Draw(3, 100));

    for (int row = 0; row < 60; row++) {
      int end = (row + 1) * batch.length();
      assertThat(batch.positions()[row]).isEqualTo(end - 1);
      assertThat(batch.items()[end - 1]).isEqualTo(MaskableIds.MASK);
      assertThat(batch.items()[end - 2]).isEqualTo(batch.targets()[row] - 1);
    }
    long[] first = Arrays.stream(batch.targets()).limit(1).toArray();
    assertThat(first[0]).isBetween(2L, (long) LENGTH);
  }

  @Test
  void tellsEveryOtherRowNothingButNoise() {
    TrainingBatch batch = new NoisyNextItem().batch(windows(60), new Draw(3, 100));

    double[] moments = batch.moments();

    for (int row = 0; row < 60; row += 2) {
      assertThat(moments[row]).isEqualTo(1);
      assertThat(moments[row + 1]).isBetween((row + 1) / 60.0, (row + 2) / 60.0);
    }
  }

  @Test
  void spreadsNoiseEvenly() {
    double[] moments = NoiseLevels.moments(10, new SplittableRandom(2));

    for (int row = 0; row < 10; row++) {
      assertThat(moments[row]).isBetween(row / 10.0, (row + 1) / 10.0);
    }
  }

  @Test
  void whatIsLeftAndWhatIsAddedMakeOne() {
    for (double time = 0; time <= 1; time += 0.1) {
      double signal = NoiseLevels.signal(time);
      double noise = NoiseLevels.noise(time);
      assertThat(signal * signal + noise * noise).isCloseTo(1, within(1e-12));
    }
    assertThat(NoiseLevels.signal(0)).isEqualTo(1);
    assertThat(NoiseLevels.noise(1)).isEqualTo(1);
  }

  private static List<Window> windows(int rows) {
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      windows.add(Window.of(IntStream.range(row, row + LENGTH).toArray(), 0, LENGTH));
    }
    return windows;
  }
}
