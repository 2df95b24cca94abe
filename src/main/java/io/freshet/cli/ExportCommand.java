package io.freshet.cli;

import io.freshet.backend.onnx.Emission;
import io.freshet.config.FileProblem;
import io.freshet.data.InteractionLog;
import io.freshet.export.Exporter;
import io.freshet.model.ModelPackage;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet export}: a checkpoint as a package, in the emission of choice. */
@Command(
    name = "export",
    description =
        "Write the best weights of a checkpoint as a package. Data and plan must be those of the"
            + " run that left it.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private PlanOptions options;
  @Mixin private OutputOptions output;

  @Option(names = "--checkpoints", required = true, description = "Folder of the checkpoint.")
  private Path checkpoints;

  @Option(
      names = "--out",
      required = true,
      description = "Repository the package goes to, as <name>/<version>/ below it.")
  private Path out;

  @Option(names = "--name", description = "Of the model; <dataset>-<system> when left out.")
  private @Nullable String name;

  @Option(
      names = "--emission",
      defaultValue = "fused",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Emission emission;

  @Override
  public Integer call() throws Exception {
    Console console = output.console();
    TrainingPlan plan = options.plan();
    GivenFolder.proveWritable("--out", out);
    InteractionLog log = dataset.open();
    TrainedModel model = read(plan, log);
    String called = name == null ? dataset.name() + "-" + plan.system().name() : name;
    Map<String, Double> metrics = TestFigures.of(model, console);
    ModelPackage made = new Exporter(out, emission, 1).export(model.exported(called, metrics));
    console.line("package   %s", made.folder());
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("package", made.folder().toString());
    outcome.put("version", made.version());
    outcome.put("metrics", metrics);
    console.result(outcome);
    return ExitCode.OK.code();
  }

  private TrainedModel read(TrainingPlan plan, InteractionLog log) {
    try {
      return Training.fromCheckpoint(plan, log, checkpoints);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_INPUT,
          "cannot export the checkpoint in %s: %s".formatted(checkpoints, FileProblem.reason(e)),
          e);
    }
  }
}
