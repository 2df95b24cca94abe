package io.freshet.rank;

import java.util.ArrayList;
import java.util.List;

/** Declared stages, applied in order. */
public final class Ranking {
  private final List<Stage> stages;
  private final List<Stage> steps;

  public Ranking(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    this.steps = fused(this.stages);
  }

  /** The same work in fewer passes: filters right before a cut run together with it. */
  private static List<Stage> fused(List<Stage> stages) {
    List<Stage> fused = new ArrayList<>();
    List<Filter> filters = new ArrayList<>();
    for (Stage stage : stages) {
      if (stage instanceof Filter filter) {
        filters.add(filter);
      } else if (stage instanceof Best best) {
        fused.add(new FirstThatPass(filters, best.n()));
        filters.clear();
      } else {
        fused.addAll(filters);
        filters.clear();
        fused.add(stage);
      }
    }
    fused.addAll(filters);
    return List.copyOf(fused);
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
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).apply(candidates, shopper);
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
