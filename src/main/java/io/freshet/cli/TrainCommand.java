package io.freshet.cli;

import io.freshet.data.InteractionLog;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.model.ModelPackage;
import io.freshet.train.Checkpointing;
import io.freshet.train.EpochResult;
import io.freshet.train.ItemContent;
import io.freshet.train.ItemVectors;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet train}: from a data set to a checked model package. */
@Command(name = "train", description = "Train a model and write it as a package.")
final class TrainCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private PlanOptions options;
  @Mixin private ContentOptions content;
  @Mixin private OutputOptions output;

  @Option(
      names = "--out",
      required = true,
      description = "Repository the package goes to, as <name>/<version>/ below it.")
  private Path out;

  @Option(names = "--name", description = "Of the model; <dataset>-<system> when left out.")
  private @Nullable String name;

  @Option(names = "--checkpoints", description = "Folder for checkpoints; none when left out.")
  private @Nullable Path checkpoints;

  @Option(names = "--resume", description = "Go on from the newest checkpoint, if there is one.")
  private boolean resume;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "500",
      description = "Steps between checkpoints (${DEFAULT-VALUE}).")
  private int checkpointEvery;

  @Override
  public Integer call() throws Exception {
    Console console = output.console();
    TrainingPlan plan = options.plan();
    new OptionBounds().atLeast("--checkpoint-every", checkpointEvery, 1).finish();
    content.check(dataset.name());
    proveFolders();
    InteractionLog log = dataset.open();
    console.line(
        "%s: %d users, %d items, %d events", log.name(), log.users(), log.items(), log.size());
    if (!log.entities().isEmpty()) {
      console.line("entities  %d that say what items are", log.entities().count());
    }
    console.line("licence   %s", log.licenceNote());
    ItemVectors looks = content.look(log, dataset.name(), console);
    TrainedModel model;
    try (TrainingBar bar = new TrainingBar(console)) {
      model = Training.run(plan, log, checkpointing(), bar);
    }
    Optional<ItemContent> reading = content.read(model, looks, console);
    model = reading.map(ItemContent::model).orElse(model);
    Map<String, Double> metrics = TestFigures.of(model, console);
    String called = name == null ? dataset.name() + "-" + plan.system().name() : name;
    TrainedSystem trained = model.exported(called, metrics);
    ModelPackage made =
        Exporter.to(out).export(reading.map(r -> trained.reading(r.content())).orElse(trained));
    console.line("package   %s", made.folder());
    console.result(outcome(model, metrics, made));
    return ExitCode.OK.code();
  }

  /** Before the work whose result would have no place. */
  private void proveFolders() {
    GivenFolder.proveWritable("--out", out);
    if (checkpoints != null) {
      GivenFolder.proveWritable("--checkpoints", checkpoints);
    }
  }

  private Checkpointing checkpointing() {
    if (checkpoints == null) {
      return new Checkpointing.None();
    }
    return resume
        ? new Checkpointing.Resume(checkpoints, checkpointEvery)
        : new Checkpointing.Fresh(checkpoints, checkpointEvery);
  }

  private Map<String, Object> outcome(
      TrainedModel model, Map<String, Double> metrics, ModelPackage made) {
    EpochResult last = model.last();
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("dataset", model.data().name());
    outcome.put("system", model.plan().system().name());
    outcome.put("seed", model.plan().seed());
    outcome.put("package", made.folder().toString());
    outcome.put("version", made.version());
    outcome.put("metrics", metrics);
    outcome.put("best_epoch", model.best().epoch());
    outcome.put("wall_seconds", last.wallSeconds());
    outcome.put("cpu_seconds", last.cpuSeconds());
    outcome.put("curve", model.curve());
    return outcome;
  }
}
