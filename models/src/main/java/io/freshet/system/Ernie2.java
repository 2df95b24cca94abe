package io.freshet.system;

import io.freshet.block.TaskHeads;
import io.freshet.block.TaskIds;
import io.freshet.objective.ContinualTasks;
import io.freshet.objective.ContinualTasks.Schedule;
import io.freshet.objective.ContinualTasks.Task;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.MaskedSpans;
import io.freshet.objective.Objective;

/**
 * ERNIE 2.0 (Sun et al., 2020) over items: tasks join one after the other and none is left, each
 * telling the model by a vector which one is asked. Where {@link SasRec} learns to tell the next
 * item alone, this one also tells which items are popular, which return, in which order parts of a
 * history stood and how far apart; it serves the first task, hidden items.
 */
public final class Ernie2 implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "ernie-2",
        "Sun et al.: ERNIE 2.0, A Continual Pre-training Framework for Language Understanding, 2020",
        "learns tasks that join one after the other, told apart by a vector");
  }

  @Override
  public Objective objective() {
    return new ContinualTasks(
        new MaskedSpans(new MaskedItems(0.15, 0.2), 0.5, 5), Schedule.CONTINUAL);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    Parts bert = new Bert4Rec().parts(settings, items);
    return new Parts(
        new TaskIds(Task.values().length),
        bert.table(),
        bert.positions(),
        bert.entry(),
        bert.body(),
        new TaskHeads(bert.exit(), settings.width(), ContinualTasks.HEADS));
  }
}
