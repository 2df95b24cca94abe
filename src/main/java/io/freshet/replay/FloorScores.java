package io.freshet.replay;

import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.Floor;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.Ranking;
import java.util.ArrayList;
import java.util.List;

/** Every floor in the same replay, once frozen at the cut and once counting on. */
final class FloorScores {
  private final List<Contender> contenders = new ArrayList<>();

  private FloorScores(int items) {
    for (Floor floor : Floors.timed(items)) {
      contenders.add(new Contender(floor, false, new MethodScore(floor.name() + ", frozen")));
    }
    for (Floor floor : Floors.timed(items)) {
      contenders.add(new Contender(floor, true, new MethodScore(floor.name() + ", counting on")));
    }
  }

  static List<MethodScore> of(InteractionLog log, double share) {
    FloorScores floors = new FloorScores(log.items());
    ReplayWalk.over(log, share, floors::step);
    return floors.contenders.stream().map(Contender::score).toList();
  }

  private record Contender(Floor floor, boolean countsOn, MethodScore score) {}

  private void step(ReplayEvent event) {
    for (Contender contender : contenders) {
      if (event.heldOut()) {
        RankingCase question = new RankingCase(event.history(), event.item());
        float[] scores = contender.floor().scores(event.history());
        contender.score().add(event, Ranking.of(scores, question, 1).rank());
      }
      if (contender.countsOn() || !event.heldOut()) {
        contender.floor().observe(event.history(), event.item(), event.atMillis());
      }
    }
  }
}
