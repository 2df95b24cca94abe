package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FadingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 24, 200, 1_000})
  void noHeadHasAnythingLeftOfWhatStoodBeforeTheLongestHistory(int longest) {
    for (int heads : new int[] {1, 2, 4}) {
      Fading fading = Fading.within(longest, heads, 2);
      for (int head = 0; head < heads; head++) {
        assertThat(fading.left(head, longest)).isLessThanOrEqualTo(0x1.0p-23);
        assertThat(fading.left(head, 0)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void eachHeadForgetsMoreSlowlyThanTheOneBefore(int heads) {
    Fading fading = new Fading(heads, 9);
    assertThat(fading.left(0, 1)).isEqualTo(0.5);
    assertThat(fading.left(heads - 1, 9)).isEqualTo(0.5);
    for (int head = 1; head < heads; head++) {
      assertThat(fading.left(head, 5)).isGreaterThan(fading.left(head - 1, 5));
    }
  }
}
