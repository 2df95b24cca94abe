package io.freshet.cli;

import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.evaluate.AcrossSeeds;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Evaluation;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Floor;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.ScorerRanker;
import io.freshet.model.BadModelPackage;
import io.freshet.score.Device;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet evaluate}: full ranking of the held-out items, seen ones left out. */
@Command(
    name = "evaluate",
    description =
        "Rank the last item of every user among the whole catalogue, with packages and floors; or"
            + " train and measure every system.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private DatasetOptions dataset;
  @Mixin private OutputOptions output;

  @Option(
      names = "--package",
      description =
          "Folder of a model package; several that differ by seed are also summarised: their mean,"
              + " and its standard error over seeds.")
  private List<Path> packages = new ArrayList<>();

  @Option(names = "--floors", description = "Measure the floors; done anyway without a package.")
  private boolean floors;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      converter = DeviceOption.class,
      description = "Where packages run: auto, cpu or cuda:<n> (${DEFAULT-VALUE}).")
  private Device device;

  @ArgGroup(exclusive = false)
  private @Nullable AllSystemsOptions all;

  @Override
  public Integer call() throws IOException {
    Console console = output.console();
    if (all != null && all.vision()) {
      return VisionSystems.run(dataset, all, console);
    }
    if (all != null && all.fewLabels()) {
      return new FewLabelsComparison(dataset, all, console).run();
    }
    if (all != null && all.noise()) {
      return new NoiseComparison(dataset, all, console).run();
    }
    if (all != null) {
      return new AllSystems(dataset, all, console).run();
    }
    InteractionLog log = dataset.open();
    LeaveOneOut split = LeaveOneOut.of(log);
    Evaluator evaluator = Evaluator.over(log.items(), split.train());
    List<Evaluation> results = new ArrayList<>();
    if (floors || packages.isEmpty()) {
      for (Floor floor : Floors.untimed(log.items())) {
        Floors.learn(floor, split.train());
        results.add(evaluator.evaluate(CaseRanker.of(floor), split.test()));
      }
    }
    List<Evaluation> models = new ArrayList<>();
    for (Path folder : packages) {
      models.add(measure(folder, log, split, evaluator));
    }
    results.addAll(models);
    ResultTable.print(console, results);
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("dataset", log.name());
    outcome.put("sha256", log.sha256());
    outcome.put("results", results);
    if (models.size() > 1) {
      Evaluation mean = AcrossSeeds.of(models);
      console.line("mean of %d, standard error over them:", models.size());
      ResultTable.print(console, List.of(mean));
      outcome.put("mean", mean);
    }
    console.result(outcome);
    return ExitCode.OK.code();
  }

  private Evaluation measure(
      Path folder, InteractionLog log, LeaveOneOut split, Evaluator evaluator) {
    try (ScorerLease lease = Scorers.acquire(folder, device)) {
      return evaluator.evaluate(new ScorerRanker(lease.scorer(), log), split.test());
    } catch (BadModelPackage e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
