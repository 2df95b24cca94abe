package io.freshet.measure;

import io.freshet.system.Settings;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Batching;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same for every system, so that the systems alone differ: width, loss, start, batches,
 * optimiser and CPU time. All but these two are those of {@link TrainingPlan#standard()}.
 *
 * @param budget CPU time of the process that training one model may take
 * @param threads that share a step
 * @param epochs at most, also where the budget holds more: on few data the learning rate would else
 *     stay high long after a model has learned them by heart
 */
public record Conditions(Duration budget, int threads, int epochs) {
  /** As many as the budget holds. */
  public static final int ALL_EPOCHS = Integer.MAX_VALUE;

  static final String EPOCHS = "epochs_at_most";

  private static final int WIDTH = 128;

  public Conditions {
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("the budget is %s, expected more".formatted(budget));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is %d, expected at least 1".formatted(threads));
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs is %d, expected at least 1".formatted(epochs));
    }
  }

  /** With the objective and the settings that are the system's own. */
  public TrainingPlan plan(SystemDefinition definition, long seed) {
    TrainingPlan standard = TrainingPlan.standard();
    Batching usual = standard.batching();
    Settings settings = definition.standard().withWidth(WIDTH);
    return standard
        .withSystem(SystemPlan.of(definition).with(settings))
        .withBatching(new Batching(usual.windows(), usual.tokens(), threads, usual.precision()))
        .withSeed(seed);
  }

  /** As text by name. */
  SortedMap<String, String> told() {
    TrainingPlan plan = TrainingPlan.standard();
    SortedMap<String, String> told = new TreeMap<>();
    told.put("budget_cpu_seconds", seconds(budget));
    told.put("threads", Integer.toString(threads));
    if (epochs < ALL_EPOCHS) {
      told.put(EPOCHS, Integer.toString(epochs));
    }
    told.put("width", Integer.toString(WIDTH));
    told.put("loss", plan.loss().name());
    told.put("start", plan.start().name().toLowerCase(Locale.ROOT));
    told.put("learning_rate", Double.toString(plan.optimisation().learningRate()));
    told.put("windows", Integer.toString(plan.batching().windows()));
    return told;
  }

  private static String seconds(Duration time) {
    return Double.toString(time.toMillis() / 1000.0);
  }
}
