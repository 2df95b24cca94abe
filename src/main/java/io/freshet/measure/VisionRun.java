package io.freshet.measure;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.bench.Machine;
import io.freshet.bench.PictureGraph;
import io.freshet.data.PictureSet;
import io.freshet.measure.VisionRow.Course;
import io.freshet.measure.VisionRow.Weight;
import io.freshet.standalone.FolderTree;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Weights;
import io.freshet.train.Checkpointing;
import io.freshet.train.PictureTraining;
import io.freshet.train.TrainedPictures;
import io.freshet.train.Training;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One picture system trained from one seed, asked and timed. Training that was interrupted goes on
 * from its last checkpoint.
 */
public final class VisionRun {
  private static final int CHECKPOINT_STEPS = 50;

  private final Pictured pictured;
  private final VisionConditions conditions;
  private final PictureDefinition definition;
  private final RowKey key;

  public VisionRun(
      Pictured pictured, VisionConditions conditions, PictureDefinition definition, long seed) {
    this.pictured = pictured;
    this.conditions = conditions;
    this.definition = definition;
    this.key =
        new RowKey(
            pictured.train().sha256(),
            definition.card().name(),
            conditions.configuration(definition),
            seed);
  }

  /**
   * @param train to learn from
   * @param test to be asked last
   * @param machine that this is
   */
  public record Pictured(PictureSet train, PictureSet test, Machine machine) {}

  public RowKey key() {
    return key;
  }

  Pictured pictured() {
    return pictured;
  }

  /**
   * @param work checkpoints go to a folder below it, which is removed when all is measured
   */
  public VisionRow measure(Path work, TrainingListener listener) throws IOException {
    return measure(work, listener, (row, model) -> row);
  }

  /**
   * @param further what else is asked of the model, before its checkpoints are removed
   */
  <R> R measure(
      Path work, TrainingListener listener, BiFunction<VisionRow, TrainedPictures, R> further)
      throws IOException {
    Path folder = folder(work);
    Schedule schedule =
        Schedule.of(
            folder,
            conditions.budget(),
            () -> VisionPilot.fly(plan(1), pictured.train(), conditions.budget()));
    TrainedPictures model =
        Training.run(
            plan(schedule.epochs()),
            pictured.train(),
            new Checkpointing.Resume(folder, CHECKPOINT_STEPS),
            listener);
    byte[] graph = OnnxEmitter.emitVectors(model.system(), model.weights(), Emission.FUSED);
    Cost cost = Cost.ofVectors(model.system(), 1);
    PictureSet test = pictured.test();
    VisionRow row =
        new VisionRow(
            key,
            new VisionRow.Data(test.name(), pictured.train().pictures(), test.pictures()),
            pictured.machine(),
            Training.accuracy(model, test),
            new Weight(cost.parameters(), cost.flops(), graph.length),
            latency(graph, model.system()),
            course(model, schedule));
    R told = further.apply(row, model);
    FolderTree.delete(folder);
    return told;
  }

  /**
   * The row with the latency that it has now: of the same graph with drawn weights, which take as
   * long as trained ones.
   */
  public VisionRow timed(VisionRow row) throws IOException {
    PictureSystem system = plan(1).systemFor(pictured.train());
    Map<String, Weights> drawn = Cost.declarations(system).draw(key.seed());
    return row.withLatency(latency(OnnxEmitter.emitVectors(system, drawn, Emission.FUSED), system));
  }

  /** Forgets what an earlier run left. */
  public void forget(Path work) {
    FolderTree.delete(folder(work));
  }

  private Path folder(Path work) {
    return work.resolve(
        "vision-%s-%s-%d-%08x"
            .formatted(
                pictured.train().name(),
                key.method(),
                key.seed(),
                (key.sha256() + key.configuration()).hashCode()));
  }

  /** It never runs out of patience: the budget is spent, the best epoch is kept. */
  private PictureTraining plan(int epochs) {
    return conditions.plan(definition, key.seed(), epochs);
  }

  private static Latency latency(byte[] graph, PictureSystem system) throws IOException {
    PictureGraph runtime = new PictureGraph(graph, system.reads());
    return new Latency(runtime.medianMillis(1, 201), runtime.medianMillis(64, 31));
  }

  private static Course course(TrainedPictures model, Schedule schedule) {
    return new Course(
        model.curve().size(),
        model.best().epoch(),
        model.last().cpuSeconds() / 60,
        schedule.stepsPerCpuSecond(),
        model.curve());
  }
}
