package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HitCounterTest {
  private static final Arm A = new Arm("ranking", "a");
  private static final Arm B = new Arm("ranking", "b");

  private final HitCounter counter = new HitCounter(1000);

  @Test
  void countsAnActionOnAShownItemAsAHit() {
    counter.shown("ann", A, List.of("boots", "hat"), 100);
    counter.done("ann", "hat", 150);

    assertThat(count(A).shown()).isEqualTo(1);
    assertThat(count(A).hits()).isEqualTo(1);
  }

  @Test
  void countsAnExposureAsAHitOnce() {
    counter.shown("ann", A, List.of("boots", "hat"), 100);
    counter.done("ann", "hat", 150);
    counter.done("ann", "boots", 160);

    assertThat(count(A).hits()).isEqualTo(1);
  }

  @Test
  void ignoresOtherItemsOtherUsersAndOtherTimes() {
    counter.shown("ann", A, List.of("hat"), 100);
    counter.done("ann", "scarf", 150);
    counter.done("bob", "hat", 150);
    counter.done("ann", "hat", 99);
    counter.done("ann", "hat", 1101);

    assertThat(count(A).hits()).isZero();
  }

  @Test
  void givesTheHitToTheLastExposureOfTheItem() {
    counter.shown("ann", A, List.of("hat"), 100);
    counter.shown("ann", B, List.of("hat"), 200);
    counter.done("ann", "hat", 300);

    assertThat(count(A).hits()).isZero();
    assertThat(count(B).hits()).isEqualTo(1);
  }

  @Test
  void countsAnActionThatWasReadBeforeItsExposure() {
    counter.done("ann", "hat", 150);
    counter.shown("ann", A, List.of("hat"), 100);

    assertThat(count(A).hits()).isEqualTo(1);
  }

  @Test
  void givesOneActionToOneExposureOnly() {
    counter.done("ann", "hat", 150);
    counter.shown("ann", A, List.of("hat"), 100);
    counter.shown("ann", B, List.of("hat"), 110);

    assertThat(count(A).hits() + count(B).hits()).isEqualTo(1);
  }

  @Test
  void putsArmsBeyondTheBoundIntoOne() {
    for (int i = 0; i < 2 * HitCounter.ARMS_KEPT; i++) {
      counter.shown("ann", new Arm("ranking", "v" + i), List.of("hat"), i);
    }

    assertThat(counter.counts()).hasSize(HitCounter.ARMS_KEPT + 1);
    assertThat(count(new Arm("", "other")).shown()).isEqualTo(HitCounter.ARMS_KEPT);
  }

  private HitCounter.Count count(Arm arm) {
    return Objects.requireNonNull(counter.counts().get(arm));
  }
}
