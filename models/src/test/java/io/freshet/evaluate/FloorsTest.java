package io.freshet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.InteractionLog;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class FloorsTest {
  private static final int[] NOTHING = {};
  private static final Offset<Float> NEAR = within(1e-4f);

  @Test
  void popularityCountsEveryone() {
    Floor floor = new Popularity(3);
    Floors.learn(floor, new int[][] {{0, 1}, {1}});

    assertThat(floor.scores(NOTHING)).containsExactly(1, 2, 0);
  }

  @Test
  void recentPopularityForgetsWhatLeftItsWindow() {
    Floor floor = new RecentPopularity(2, Duration.ofMillis(10));
    floor.observe(NOTHING, 0, 0);
    floor.observe(NOTHING, 1, 9);
    assertThat(floor.scores(NOTHING)).containsExactly(1, 1);

    floor.observe(NOTHING, 1, 10);

    assertThat(floor.scores(NOTHING)).containsExactly(0, 2);
  }

  @Test
  void lastItemCooccurrenceWeighsTheThreeItemsAfter() {
    Floor floor = new LastItemCooccurrence(5);
    Floors.learn(floor, new int[][] {{0, 1, 2, 3, 4}});

    float[] scores = floor.scores(new int[] {4, 0});

    assertThat(scores[1]).isCloseTo(1, NEAR);
    assertThat(scores[2]).isCloseTo(0.63093f, NEAR);
    assertThat(scores[3]).isCloseTo(0.5f, NEAR);
    assertThat(scores[4]).isCloseTo(0, NEAR);
  }

  @Test
  void decayedCooccurrenceHearsEveryRecentItemLessTheOlderItIs() {
    Floor floor = new DecayedCooccurrence(4);
    Floors.learn(floor, new int[][] {{0, 2}, {1, 3}, {1}});

    float[] scores = floor.scores(new int[] {0, 1});

    assertThat(scores[2]).as("0 was met once, one place back").isCloseTo(0.8f, NEAR);
    assertThat(scores[3]).as("1 was met twice").isCloseTo(0.70711f, NEAR);
  }

  @Test
  void everyFloorFallsBackToPopularityWithoutAHistory() {
    for (Floor floor : Floors.timed(3)) {
      Floors.learn(floor, new int[][] {{0, 1}, {1, 2}, {1}});
      float[] scores = floor.scores(NOTHING);
      assertThat(scores[1]).as(floor.name()).isGreaterThan(scores[0]);
    }
  }

  @Test
  void learnsALogInTimeOrder() {
    InteractionLog log =
        InteractionLog.builder("toy")
            .add("ann", "late", 100)
            .add("ann", "early", 0)
            .add("bob", "late", 95)
            .build();
    Floor floor = new RecentPopularity(2, Duration.ofMillis(50));

    Floors.learn(floor, log);

    assertThat(floor.scores(NOTHING)).containsExactly(2, 0);
  }
}
