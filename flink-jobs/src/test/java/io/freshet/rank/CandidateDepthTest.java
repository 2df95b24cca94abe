package io.freshet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidateDepthTest {
  @Test
  void asksForAllThatAListCanNeedWhileNothingIsKnown() {
    assertThat(new CandidateDepth().ask(60)).isEqualTo(60);
  }

  @Test
  void asksForMoreThanListsHaveNeededAndNeverForMoreThanTheyCan() {
    CandidateDepth depth = new CandidateDepth();
    depth.note(12);
    assertThat(depth.ask(60)).isBetween(13, 30);
    assertThat(depth.ask(14)).isEqualTo(14);
  }

  @Test
  void followsADeepListAtOnceAndForgetsItAfterThousands() {
    CandidateDepth depth = new CandidateDepth();
    depth.note(12);
    depth.note(200);
    assertThat(depth.ask(1_000)).isGreaterThan(200);
    for (int list = 0; list < 5_000; list++) {
      depth.note(12);
    }
    assertThat(depth.ask(1_000)).isLessThan(30);
  }

  @Test
  void fewListsOfASteadyKindHaveToBeAskedForAgain() {
    CandidateDepth depth = new CandidateDepth();
    Random random = new Random(3);
    int again = 0;
    for (int list = 0; list < 20_000; list++) {
      int needed = 10 + (int) (-6 * Math.log(1 - random.nextDouble()));
      again += needed > depth.ask(210) ? 1 : 0;
      depth.note(needed);
    }
    assertThat(again).isLessThan(100);
  }
}
