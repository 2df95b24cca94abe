package io.freshet.job.operator;

import io.freshet.attention.AttentionState;
import io.freshet.bundle.BatchPlan.Budget;
import io.freshet.score.SequenceBatch;
import io.freshet.score.StepScorer;
import io.freshet.score.TopItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scores from what a model kept of each user, by one step for each new item. It begins anew with
 * the whole history where nothing is kept, where what is kept is of another model or an event came
 * late, where the history lost items that still matter, and where that is cheaper than many steps.
 */
// per record
final class KeptScores {
  /** A step costs about as much as so many positions of a whole history. */
  private static final int POSITIONS_OF_A_STEP = 24;

  private final Budget budget;
  private final AttentionStates states;
  private final OperatorMetrics metrics;

  /** From scores to lists. */
  interface Ranks {
    /** How many items must be scored so that these lists become full. */
    int needed(List<Draft> rows);

    void rank(List<Draft> rows, TopItems top);
  }

  KeptScores(Budget budget, AttentionStates states, OperatorMetrics metrics) {
    this.budget = budget;
    this.states = states;
    this.metrics = metrics;
  }

  /** A list to be made by steps: its state lacks so many items. */
  private record Going(Draft draft, AttentionState state, int missing) {}

  /** Lists of one model; of one user in the order of their events. */
  void score(StepScorer steps, List<Draft> drafts, Ranks ranks) throws IOException {
    List<Draft> left = drafts;
    while (!left.isEmpty()) {
      left = scoreFirstOfEachUser(steps, left, ranks);
    }
  }

  /** Returns the drafts that must go on from what these leave. */
  private List<Draft> scoreFirstOfEachUser(StepScorer steps, List<Draft> drafts, Ranks ranks)
      throws IOException {
    Set<String> users = new HashSet<>();
    List<Draft> later = new ArrayList<>(0);
    List<Draft> beginning = new ArrayList<>();
    List<Going> going = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      if (!users.add(draft.request.userId())) {
        later.add(draft);
        continue;
      }
      AttentionState state = states.of(draft.request.userId());
      int missing = state == null ? -1 : missing(state, draft, steps.horizon());
      if (state == null || missing < 0) {
        beginning.add(draft);
      } else {
        going.add(new Going(draft, state, missing));
      }
    }
    begin(steps, beginning, ranks);
    going.sort(Comparator.comparingInt(row -> -row.missing()));
    for (int from = 0; from < going.size(); from += budget.rows()) {
      step(steps, going.subList(from, Math.min(going.size(), from + budget.rows())), ranks);
    }
    return later;
  }

  /** How many items a state has yet to take in; -1 when it is better begun anew. */
  private static int missing(AttentionState state, Draft draft, int horizon) {
    var history = draft.request.sequence();
    if (!state.leadsTo(history, draft.model.label())) {
      return -1;
    }
    var vocabulary = draft.model.scorer().orElseThrow().model().vocabulary();
    int missing = 0;
    for (int i = history.size() - (int) state.lacks(history); i < history.size(); i++) {
      missing += ModelInput.index(history, i, vocabulary) == 0 ? 0 : 1;
    }
    int length = draft.input.length;
    boolean lostNothing = length == state.items() + missing;
    boolean pays = missing <= 1 + length / POSITIONS_OF_A_STEP;
    return pays && (lostNothing || length >= horizon) ? missing : -1;
  }

  private void begin(StepScorer steps, List<Draft> drafts, Ranks ranks) {
    for (DraftRows batch : DraftRows.of(drafts, budget, metrics)) {
      List<Draft> rows = batch.drafts();
      byte[][] kept = new byte[rows.size()][steps.keptBytes()];
      long startNanos = System.nanoTime();
      TopItems top = steps.begin(ModelInput.batch(rows, batch.length()), ranks.needed(rows), kept);
      metrics.scored(rows.size(), System.nanoTime() - startNanos);
      metrics.begun(rows.size());
      for (int row = 0; row < kept.length; row++) {
        keepNew(rows.get(row), kept[row]);
      }
      ranks.rank(rows, top);
    }
  }

  private void keepNew(Draft draft, byte[] kept) {
    states.keep(
        draft.request.userId(),
        new AttentionState(
            draft.model.label(), draft.request.sequence(), draft.input.length, kept));
  }

  /**
   * @param rows those who lack the most first
   */
  private void step(StepScorer steps, List<Going> rows, Ranks ranks) {
    for (int left = rows.get(0).missing(); left > 1; left--) {
      int from = left;
      List<Going> behind = rows.stream().filter(row -> row.missing() >= from).toList();
      run(steps, behind, left, 1);
    }
    List<Draft> drafts = new ArrayList<>(rows.size());
    for (Going row : rows) {
      drafts.add(row.draft());
    }
    TopItems top = run(steps, rows, 1, ranks.needed(drafts));
    for (Going row : rows) {
      row.state().reached(row.draft().request.sequence(), row.missing());
      states.keep(row.draft().request.userId(), row.state());
    }
    ranks.rank(drafts, top);
  }

  /** The item of each row that stands so many places before its end, if that is new. */
  private TopItems run(StepScorer steps, List<Going> rows, int left, int k) {
    long[] items = new long[rows.size()];
    byte[][] kept = new byte[items.length][];
    for (int row = 0; row < items.length; row++) {
      int[] input = rows.get(row).draft().input;
      items[row] = rows.get(row).missing() < left ? SequenceBatch.PAD : input[input.length - left];
      kept[row] = rows.get(row).state().kept();
    }
    long startNanos = System.nanoTime();
    TopItems top = steps.step(items, k, kept);
    metrics.scored(items.length, System.nanoTime() - startNanos);
    metrics.stepped(items.length);
    return top;
  }
}
