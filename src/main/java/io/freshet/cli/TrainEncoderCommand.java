package io.freshet.cli;

import io.freshet.data.PictureSet;
import io.freshet.dataset.LabelledPictures;
import io.freshet.evaluate.Estimate;
import io.freshet.export.EncoderExporter;
import io.freshet.export.TrainedEncoder;
import io.freshet.model.EncoderPackage;
import io.freshet.model.Provenance;
import io.freshet.system.UnfitSystem;
import io.freshet.train.Checkpointing;
import io.freshet.train.PictureTraining;
import io.freshet.train.TrainedPictures;
import io.freshet.train.Training;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet train-encoder}: from pictures and their classes to a checked package. */
@Command(
    name = "train-encoder",
    description = "Train an encoder of pictures by their classes and write it as a package.")
final class TrainEncoderCommand implements Callable<Integer> {
  private static final int CHECKPOINT_STEPS = 50;

  @Mixin private LabelledPictureOptions pictures;
  @Mixin private EncoderOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--out",
      required = true,
      description = "Repository the package goes to, as <name>/<version>/ below it.")
  private Path out;

  @Option(names = "--name", description = "Of the encoder; <data>-<system> when left out.")
  private @Nullable String name;

  @Option(
      names = "--checkpoints",
      description = "Folder for checkpoints; a run goes on from the newest in it.")
  private @Nullable Path checkpoints;

  @Override
  public Integer call() throws Exception {
    Console console = output.console();
    pictures.check();
    PictureTraining plan = options.plan();
    GivenFolder.proveWritable("--out", out);
    if (checkpoints != null) {
      GivenFolder.proveWritable("--checkpoints", checkpoints);
    }
    LabelledPictures data = pictures.read();
    introduce(data, console);
    TrainedPictures model = train(plan, data.train(), console);
    Estimate accuracy = Training.accuracy(model, data.test());
    console.line(
        "test      %.2f %% +- %.2f of %d pictures told right",
        100 * accuracy.mean(), 100 * accuracy.standardError(), data.test().pictures());
    EncoderPackage made = EncoderExporter.to(out).export(exported(model, data, accuracy));
    console.line("package   %s", made.folder());
    console.result(outcome(model, accuracy, made));
    return ExitCode.OK.code();
  }

  private static void introduce(LabelledPictures data, Console console) {
    PictureSet train = data.train();
    console.line(
        "%s: %d pictures of %d classes to learn from, %d for the test, %s each",
        train.name(),
        train.pictures(),
        train.classes().size(),
        data.test().pictures(),
        train.size());
    if (data.leftOut() > 0) {
      console.line("left out  %d files that cannot be read as pictures", data.leftOut());
    }
    console.line("licence   %s", data.licence().isEmpty() ? "not told" : data.licence());
  }

  private TrainedPictures train(PictureTraining plan, PictureSet set, Console console) {
    Checkpointing kept =
        checkpoints == null
            ? new Checkpointing.None()
            : new Checkpointing.Resume(checkpoints, CHECKPOINT_STEPS);
    try (TrainingBar bar = new TrainingBar(console)) {
      return Training.run(plan, set, kept, bar);
    } catch (UnfitSystem e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private TrainedEncoder exported(TrainedPictures model, LabelledPictures data, Estimate accuracy) {
    String called = name == null ? pictures.name() + "-" + model.system().name() : name;
    Provenance provenance =
        Provenance.of(model.system().name(), model.plan().system().describe())
            .trainedOn(data.train().name(), data.train().sha256(), data.licence())
            .measured(List.of(options.seed()), Map.of("test_accuracy", accuracy.mean()));
    return new TrainedEncoder(called, model.system(), model.weights(), provenance);
  }

  private static Map<String, Object> outcome(
      TrainedPictures model, Estimate accuracy, EncoderPackage made) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("package", made.folder().toString());
    outcome.put("version", made.version());
    outcome.put("width", made.width());
    outcome.put("test_accuracy", accuracy.mean());
    outcome.put("best_epoch", model.best().epoch());
    outcome.put("wall_seconds", model.last().wallSeconds());
    outcome.put("cpu_seconds", model.last().cpuSeconds());
    return outcome;
  }
}
