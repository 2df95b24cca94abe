package io.freshet.measure;

import io.freshet.system.picture.UVit;
import io.freshet.train.DenoisingTraining;
import io.freshet.train.Pace;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same for a U-ViT with its skips and without.
 *
 * @param budget CPU time of the process that training one may take
 * @param threads that share a step
 * @param pictures to learn from at most
 */
public record NoiseConditions(Duration budget, int threads, int pictures) {
  /** Parts of time whose losses are told. */
  public static final int BINS = 10;

  DenoisingTraining plan(NoiseRun.Skips skips, long seed, int epochs) {
    DenoisingTraining standard = DenoisingTraining.standard();
    Pace usual = standard.pace();
    Pace.Batches batches =
        new Pace.Batches(usual.batches().examples(), usual.batches().tokens(), threads);
    return standard
        .withCut(skips.cut(standard.sizes()))
        .withPace(new Pace(usual.optimisation(), batches, new Pace.Stop(epochs, epochs), seed));
  }

  Configuration configuration(NoiseRun.Skips skips) {
    DenoisingTraining plan = plan(skips, 1, 1);
    SortedMap<String, String> told = new TreeMap<>();
    told.put("budget_cpu_seconds", Double.toString(budget.toMillis() / 1000.0));
    told.put("threads", Integer.toString(threads));
    told.put("pictures", pictures == Integer.MAX_VALUE ? "all" : Integer.toString(pictures));
    told.put("untold", Double.toString(plan.untold()));
    told.put("learning_rate", Double.toString(plan.pace().optimisation().learningRate()));
    told.put("weight_decay", Double.toString(plan.pace().optimisation().weightDecay()));
    told.put("batch", Integer.toString(plan.pace().batches().examples()));
    UVit.Sizes sizes = plan.sizes();
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("patch", Integer.toString(sizes.patch()));
    settings.put("width", Integer.toString(sizes.width()));
    settings.put("depth", Integer.toString(2 * sizes.pairs() + 1));
    settings.put("heads", Integer.toString(sizes.heads()));
    settings.put("skips", skips.toString());
    return new Configuration(told, settings);
  }
}
