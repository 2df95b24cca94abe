package io.freshet.train;

import io.freshet.data.InteractionLog;
import io.freshet.objective.Objective;
import io.freshet.system.RankingSystem;
import io.freshet.system.SasRec;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemPlan;
import io.freshet.train.loss.FullSoftmax;
import io.freshet.train.loss.ItemLoss;

/**
 * Everything that decides a training run, data apart. The same plan and data give the same model.
 *
 * @param system what is trained
 * @param start where item table and output bias start
 * @param objective what the model is asked
 * @param loss how wrong an answer is
 * @param optimisation how parameters move
 * @param batching how a step is cut up
 * @param stopping when it ends
 * @param holdout what is kept from training
 * @param seed of everything that is drawn
 */
public record TrainingPlan(
    SystemPlan system,
    TableStart start,
    Objective objective,
    ItemLoss loss,
    Optimisation optimisation,
    Batching batching,
    Stopping stopping,
    Holdout holdout,
    long seed) {

  private static final SystemPlan SASREC = SystemPlan.of(new SasRec());

  /** Where item table and output bias start. */
  public enum TableStart {
    /** From counts of the training data: {@link io.freshet.train.start.CountStart}. */
    COUNTS,
    /** Output bias alone from counts, the table at random. */
    POPULARITY,
    /** At random, the bias at zero. */
    RANDOM
  }

  /** Which of each user's events training may not see. */
  public enum Holdout {
    /** The last for test, the one before for validation: the protocol of published results. */
    LAST_TWO,
    /** The last for validation: for models that will serve what follows. */
    LAST_ONE,
    /** All of a tenth of the items, and of the others the last two. */
    COLD_ITEMS
  }

  /** What matrices are multiplied in. */
  public enum Precision {
    FLOAT32,
    /** Sums stay in 32 bits. */
    BFLOAT16
  }

  /**
   * @param windows of one step
   * @param tokens that a micro-batch may hold, padding included
   * @param threads that share a step
   */
  public record Batching(int windows, int tokens, int threads, Precision precision) {}

  /**
   * @param epochs at most; the learning rate falls over all of them
   * @param patience epochs without a better validation before it stops
   * @param validationUsers how many users are ranked after each epoch
   */
  public record Stopping(int epochs, int patience, int validationUsers) {}

  /** SasRec with the full softmax, started from counts: the recipe for a few thousand items. */
  public static TrainingPlan standard() {
    return new TrainingPlan(
        SASREC,
        TableStart.COUNTS,
        SASREC.objective(),
        new FullSoftmax(512),
        Optimisation.standard(),
        new Batching(32, 800, 2, Precision.FLOAT32),
        new Stopping(12, 4, 2048),
        Holdout.LAST_TWO,
        1);
  }

  /**
   * What is trained, for a catalogue of so many items of which no more is known yet.
   *
   * @throws io.freshet.system.UnfitSystem when the plan cannot work, saying why
   */
  public SequenceSystem systemFor(int items) {
    return system.forCatalogue(items, objective);
  }

  /**
   * What is trained on these data.
   *
   * @throws io.freshet.system.UnfitSystem when the plan cannot work, saying why
   */
  public RankingSystem systemFor(InteractionLog log) {
    return systemFor(TrainingData.of(log, holdout));
  }

  RankingSystem systemFor(TrainingData data) {
    return system.forCatalogue(data.facts(), objective);
  }

  /** What it has in common with plans that teach something else. */
  Pace pace() {
    return new Pace(
        optimisation,
        new Pace.Batches(batching.windows(), batching.tokens(), batching.threads()),
        new Pace.Stop(stopping.epochs(), stopping.patience()),
        seed);
  }

  /** Whether what is trained asks what items are. */
  public boolean readsEntities() {
    return systemFor(1).parts().input().readsEntities();
  }

  /** Another system with the objective that is its own. */
  public TrainingPlan withSystem(SystemPlan other) {
    return withSystem(other, other.objective());
  }

  public TrainingPlan withSystem(SystemPlan other, Objective asked) {
    return new TrainingPlan(
        other, start, asked, loss, optimisation, batching, stopping, holdout, seed);
  }

  public TrainingPlan withStart(TableStart other) {
    return new TrainingPlan(
        system, other, objective, loss, optimisation, batching, stopping, holdout, seed);
  }

  public TrainingPlan withLoss(ItemLoss other) {
    return new TrainingPlan(
        system, start, objective, other, optimisation, batching, stopping, holdout, seed);
  }

  public TrainingPlan withOptimisation(Optimisation other) {
    return new TrainingPlan(
        system, start, objective, loss, other, batching, stopping, holdout, seed);
  }

  public TrainingPlan withBatching(Batching other) {
    return new TrainingPlan(
        system, start, objective, loss, optimisation, other, stopping, holdout, seed);
  }

  public TrainingPlan withStopping(Stopping other) {
    return new TrainingPlan(
        system, start, objective, loss, optimisation, batching, other, holdout, seed);
  }

  public TrainingPlan withHoldout(Holdout other) {
    return new TrainingPlan(
        system, start, objective, loss, optimisation, batching, stopping, other, seed);
  }

  public TrainingPlan withSeed(long other) {
    return new TrainingPlan(
        system, start, objective, loss, optimisation, batching, stopping, holdout, other);
  }
}
