package io.freshet.rank;

import java.util.ArrayList;
import java.util.List;

/** Declared stages, applied in order. */
public final class Ranking {
  private final List<Stage> stages;

  public Ranking(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  /** The list of an ordinary surface: nothing seen, nothing hidden, nothing unavailable. */
  public static Ranking ofNewItems(int n) {
    return new Ranking(List.of(Filter.SEEN, Filter.HIDDEN, Filter.UNAVAILABLE, new Best(n)));
  }

  /** Where people come back to the same items: seen ones stay. */
  public static Ranking withRepeats(int n) {
    return new Ranking(List.of(Filter.HIDDEN, Filter.UNAVAILABLE, new Best(n)));
  }

  // per record
  public void apply(Candidates candidates, Shopper shopper) {
    for (Stage stage : stages) {
      stage.apply(candidates, shopper);
    }
  }

  /** As {@link #apply}, and says what each stage left. */
  public Trace explain(Candidates candidates, Shopper shopper) {
    List<Trace.Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      int before = candidates.size();
      stage.apply(candidates, shopper);
      steps.add(new Trace.Step(stage.label(), before, candidates.size()));
    }
    return new Trace(steps);
  }
}
