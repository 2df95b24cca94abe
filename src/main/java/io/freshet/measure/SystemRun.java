package io.freshet.measure;

import io.freshet.backend.cost.Cost;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.measure.SystemRow.Course;
import io.freshet.measure.SystemRow.Weight;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.score.Device;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import io.freshet.standalone.FolderTree;
import io.freshet.system.RankingSystem;
import io.freshet.system.SystemDefinition;
import io.freshet.train.Checkpointing;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingListener;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One system trained from one seed, exported, ranked by its package and timed. Training that was
 * interrupted goes on from its last checkpoint.
 */
public final class SystemRun {
  private static final int CHECKPOINT_STEPS = 100;
  private static final String GRAPH = "model.onnx";

  private final Measurement measurement;
  private final Conditions conditions;
  private final SystemDefinition definition;
  private final RowKey key;

  public SystemRun(
      Measurement measurement, Conditions conditions, SystemDefinition definition, long seed) {
    this.measurement = measurement;
    this.conditions = conditions;
    this.definition = definition;
    this.key =
        new RowKey(
            measurement.log().sha256(),
            definition.card().name(),
            Configuration.of(conditions, definition),
            seed);
  }

  public RowKey key() {
    return key;
  }

  /**
   * @param work checkpoints go to a folder below it, which is removed when all is measured
   * @param packages repository of packages
   */
  public SystemRow measure(Path work, Path packages, TrainingListener listener)
      throws IOException, BadModelPackage {
    Path folder = folder(work);
    Schedule schedule =
        Schedule.of(
            folder,
            conditions.budget(),
            () -> Pilot.fly(plan(1), measurement.log(), conditions.budget()));
    TrainingPlan plan = plan(Math.min(schedule.epochs(), conditions.epochs()));
    TrainedModel model =
        Training.run(
            plan, measurement.log(), new Checkpointing.Resume(folder, CHECKPOINT_STEPS), listener);
    String called = measurement.log().name() + "-" + key.method();
    Map<String, Double> metrics = Map.of("validation_ndcg@10", model.best().validation().value());
    ModelPackage made = Exporter.to(packages).export(model.exported(called, metrics));
    Measurement.Served served = measurement.serve(made);
    SystemRow row =
        new SystemRow(
            key,
            measurement.data(),
            measurement.machine(),
            served.quality(),
            weight(model.system(), made),
            served.latency(),
            course(model, schedule));
    FolderTree.delete(folder);
    return row;
  }

  /**
   * The row with the latency that it has now: of the same package with drawn weights, which take as
   * long as trained ones.
   *
   * @param packages repository that gets and keeps no package of it
   */
  public SystemRow timed(SystemRow row, Path packages) throws IOException {
    RankingSystem system = plan(1).systemFor(measurement.log());
    TrainedSystem drawn =
        new TrainedSystem(
            "timed",
            system,
            Cost.declarations(system).draw(key.seed()),
            measurement.log().itemIds(),
            Provenance.of(key.method(), Map.of()));
    try {
      ModelPackage made = Exporter.to(packages).export(drawn);
      try (ScorerLease lease = Scorers.acquire(made, Device.CPU)) {
        return row.withLatency(Latency.of(lease.scorer()));
      } finally {
        FolderTree.delete(packages.resolve(drawn.name()));
      }
    } catch (BadModelPackage e) {
      throw new IllegalStateException("a package of drawn weights cannot be loaded", e);
    }
  }

  /** Forgets what an earlier run left. */
  public void forget(Path work) {
    FolderTree.delete(folder(work));
  }

  Path folder(Path work) {
    return work.resolve(
        "%s-%s-%d-%08x"
            .formatted(
                measurement.log().name(),
                key.method(),
                key.seed(),
                (key.sha256() + key.configuration()).hashCode()));
  }

  /** It never runs out of patience: all epochs are run, the best is kept. */
  private TrainingPlan plan(int epochs) {
    TrainingPlan plan = conditions.plan(definition, key.seed());
    return plan.withStopping(new Stopping(epochs, epochs, plan.stopping().validationUsers()));
  }

  private static Weight weight(RankingSystem system, ModelPackage made) throws IOException {
    Cost scoring = Cost.ofScoring(system, 1, system.longest());
    long table = Cost.tableParameters(system);
    return new Weight(
        scoring.parameters() - table,
        table,
        scoring.flops(),
        Files.size(made.folder().resolve(GRAPH)));
  }

  private static Course course(TrainedModel model, Schedule schedule) {
    return new Course(
        model.curve().size(),
        model.best().epoch(),
        model.last().cpuSeconds() / 60,
        schedule.stepsPerCpuSecond(),
        model.curve().stream().map(CurvePoint::of).toList());
  }
}
