package io.freshet.measure;

import io.freshet.system.picture.PictureDefinition;
import io.freshet.system.picture.PicturePlan;
import io.freshet.train.Pace;
import io.freshet.train.PictureTraining;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same for every picture system: pictures, augmentation, label smoothing, batches,
 * optimiser and CPU time, those of {@link PictureTraining#standard}.
 *
 * @param budget CPU time of the process that training one model may take
 * @param threads that share a step
 * @param pictures to learn from at most
 */
public record VisionConditions(Duration budget, int threads, int pictures) {
  /** So few pictures are a quick look. */
  public static final int QUICK_PICTURES = 10_000;

  public VisionConditions {
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("the budget is %s, expected more".formatted(budget));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is %d, expected at least 1".formatted(threads));
    }
  }

  /** Of a system in its own standard sizes. */
  public PictureTraining plan(PictureDefinition definition, long seed, int epochs) {
    PictureTraining standard = PictureTraining.standard(PicturePlan.of(definition));
    Pace usual = standard.pace();
    Pace.Batches batches =
        new Pace.Batches(usual.batches().examples(), usual.batches().tokens(), threads);
    return standard.withPace(
        new Pace(usual.optimisation(), batches, new Pace.Stop(epochs, epochs), seed));
  }

  Configuration configuration(PictureDefinition definition) {
    return new Configuration(told(definition), PicturePlan.of(definition).describe());
  }

  private SortedMap<String, String> told(PictureDefinition definition) {
    PictureTraining plan = plan(definition, 1, 1);
    SortedMap<String, String> told = new TreeMap<>();
    told.put("budget_cpu_seconds", Double.toString(budget.toMillis() / 1000.0));
    told.put("threads", Integer.toString(threads));
    told.put("pictures", pictures == Integer.MAX_VALUE ? "all" : Integer.toString(pictures));
    told.put("smoothing", Double.toString(plan.smoothing()));
    told.put("mirrored", Double.toString(plan.augmentation().mirrored()));
    told.put("shift", Integer.toString(plan.augmentation().shift()));
    told.put("erased", Double.toString(plan.augmentation().erased()));
    told.put("learning_rate", Double.toString(plan.pace().optimisation().learningRate()));
    told.put("weight_decay", Double.toString(plan.pace().optimisation().weightDecay()));
    told.put("batch", Integer.toString(plan.pace().batches().examples()));
    return told;
  }
}
