package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.objective.HiddenPatches.Order;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HiddenPatchesTest {
  private static final int PATCHES = 49;
  private final HiddenPatches hiding = new HiddenPatches(PATCHES, 0.75);

  @Test
  void hidesExactlyAsManyOfEveryPicture() {
    assertThat(hiding.shown()).isEqualTo(12);
    for (long seed = 0; seed < 200; seed++) {
      Order order = hiding.order(seed);
      assertThat(IntStream.range(0, PATCHES).filter(order::hides).count()).isEqualTo(37);
      assertThat(order.seen()).hasSize(12).doesNotHaveDuplicates();
      assertThat(Arrays.stream(order.seen()).anyMatch(order::hides)).isFalse();
    }
  }

  @Test
  void restoringUndoesShuffling() {
    for (long seed = 0; seed < 200; seed++) {
      Order order = hiding.order(seed);
      for (int patch = 0; patch < PATCHES; patch++) {
        assertThat(order.shuffled()[order.restored()[patch]]).isEqualTo(patch);
        assertThat(order.restored()[order.shuffled()[patch]]).isEqualTo(patch);
      }
    }
  }

  @Test
  void whatIsHiddenStandsBehindAllThatIsShown() {
    Order order = hiding.order(3);
    for (int patch = 0; patch < PATCHES; patch++) {
      int stands = order.stands()[patch];
      if (order.hides(patch)) {
        assertThat(stands).isEqualTo(12);
      } else {
        assertThat(order.seen()[stands]).isEqualTo(patch);
      }
    }
  }

  @Test
  void everyPatchIsHiddenAsOften() {
    int[] hidden = new int[PATCHES];
    int pictures = 4_000;
    for (long seed = 0; seed < pictures; seed++) {
      Order order = hiding.order(seed);
      for (int patch = 0; patch < PATCHES; patch++) {
        hidden[patch] += order.hides(patch) ? 1 : 0;
      }
    }
    for (int patch = 0; patch < PATCHES; patch++) {
      assertThat((double) hidden[patch] / pictures)
          .as("patch %d", patch)
          .isCloseTo(37.0 / PATCHES, within(0.03));
    }
  }

  @Test
  void refusesToShowNothing() {
    assertThatThrownBy(() -> new HiddenPatches(4, 0.9))
        .hasMessage(
            "hidden patches: share is 0.9 of 4, expected above 0 and below 1, so that one is"
                + " shown");
  }
}
