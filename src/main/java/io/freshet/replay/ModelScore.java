package io.freshet.replay;

import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.Popularity;
import io.freshet.evaluate.Ranking;
import java.util.function.IntFunction;

/** What the lists of a replay were worth: each held-out event against the list just before it. */
final class ModelScore {
  private final InteractionLog log;
  private final IntFunction<String[]> listAfterRow;
  private final Popularity popularity;
  private final MethodScore score;

  private ModelScore(InteractionLog log, IntFunction<String[]> listAfterRow, String method) {
    this.log = log;
    this.listAfterRow = listAfterRow;
    this.popularity = new Popularity(log.items());
    this.score = new MethodScore(method);
  }

  /**
   * @param listAfterRow item ids, best first, of the list made right after a row's event
   */
  static MethodScore of(
      InteractionLog log, double share, IntFunction<String[]> listAfterRow, String method) {
    ModelScore model = new ModelScore(log, listAfterRow, method);
    ReplayWalk.over(log, share, model::step);
    return model.score;
  }

  private void step(ReplayEvent event) {
    if (event.heldOut()) {
      score.add(event, rank(event));
    }
    popularity.observe(event.history(), event.item(), event.atMillis());
  }

  /** Whoever comes for the first time is shown what is popular up to then. */
  private int rank(ReplayEvent event) {
    if (event.previousRow() == ReplayEvent.NONE) {
      RankingCase question = new RankingCase(event.history(), event.item());
      return Ranking.of(popularity.scores(event.history()), question, 1).rank();
    }
    String wanted = log.itemId(event.item());
    String[] list = listAfterRow.apply(event.previousRow());
    for (int place = 0; place < list.length; place++) {
      if (list[place].equals(wanted)) {
        return place;
      }
    }
    return Ranking.MISSED;
  }
}
