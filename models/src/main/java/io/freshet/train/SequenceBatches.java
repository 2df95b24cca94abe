package io.freshet.train;

import io.freshet.data.InteractionLog;
import io.freshet.objective.Draw;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import java.util.List;

/** What a plan makes of windows, for a yardstick that learns from the same. */
public final class SequenceBatches {
  private final TrainingPlan plan;
  private final TrainingData data;

  public SequenceBatches(TrainingPlan plan, InteractionLog log) {
    this.plan = plan;
    this.data = TrainingData.of(log, plan.holdout());
  }

  /** The micro-batches of one step, all of them on one thread. */
  public List<TrainingBatch> of(List<Window> windows, long step) {
    Draw draw = new Draw(step, data.popularity(), 1, data.entities());
    return new MicroBatches<>(Window::length, plan.batching().tokens(), 1)
        .plan(windows).get(0).stream().map(part -> plan.objective().batch(part, draw)).toList();
  }
}
